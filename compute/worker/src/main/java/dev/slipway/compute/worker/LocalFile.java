// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.nio.file.Path;

/** The files of this machine behind {@code file:} addresses. */
public final class LocalFile {
  private static final String SCHEME = "file://";

  private LocalFile() {}

  /** Addresses are opaque text, so nothing is decoded. */
  public static Path of(String uri) {
    if (!uri.startsWith(SCHEME + "/")) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "'"
              + Text.visible(uri, 200)
              + "' cannot be reached by a worker: it reads and writes files of its own"
              + " machine, whose addresses begin with file:///.");
    }
    return Path.of(uri.substring(SCHEME.length()));
  }
}
