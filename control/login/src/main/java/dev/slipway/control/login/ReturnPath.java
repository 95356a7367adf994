// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.login;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.util.regex.Pattern;

/**
 * Where a browser goes after a login: a path of this studio, never somebody else's page.
 *
 * @param value begins with one slash; "/" for no page in particular
 */
public record ReturnPath(String value) {
  /** No second slash and no backslash at its start, which a browser would take for a host. */
  private static final Pattern OWN =
      Pattern.compile("/(?![/\\\\])[A-Za-z0-9._~%!$&'()*+,;=:@/?#-]{0,1000}");

  public static final ReturnPath START = new ReturnPath("/");

  /**
   * @throws SlipwayException {@code INVALID} if that is no path of this studio
   */
  public ReturnPath {
    if (!OWN.matcher(value).matches()) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "After the login, '"
              + Text.visible(value, 100)
              + "' cannot be opened: expected a path of this studio, such as /projects/sales.");
    }
  }
}
