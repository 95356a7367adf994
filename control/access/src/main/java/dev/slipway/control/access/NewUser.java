// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.access;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import dev.slipway.model.Uid;
import dev.slipway.model.UserSpec;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** The user that somebody becomes at their first login by an identity provider. */
final class NewUser {
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,255}");
  private static final Pattern NO_PART_OF_A_NAME = Pattern.compile("[^A-Za-z0-9_-]+");
  private static final int LONGEST_NAME = 63;

  private NewUser() {}

  static Resource<Json> of(Visitor visitor, Uid uid, Instant now) {
    Name name = name(visitor.name());
    String email = EMAIL.matcher(visitor.email()).matches() ? visitor.email() : "";
    UserSpec spec = new UserSpec(email, false, visitor.key());
    return new Resource<>(
        uid,
        Ref.ofInstance(Kind.USER, name),
        1,
        1,
        0,
        new Resource.Labels(visitor.title(), "", List.of(), name),
        Documents.write(spec),
        Json.EMPTY,
        now,
        now);
  }

  /**
   * What the provider calls somebody as a name of ours: of an e-mail address, what stands before
   * the at sign.
   *
   * @throws SlipwayException {@code FORBIDDEN} if nothing of it is left
   */
  static Name name(String told) {
    int at = told.indexOf('@');
    String local = at < 0 ? told : told.substring(0, at);
    String made = NO_PART_OF_A_NAME.matcher(local).replaceAll("-");
    String name = made.substring(0, Math.min(made.length(), LONGEST_NAME));
    try {
      Name found = new Name(name);
      if (!found.key().equals(Caller.SYSTEM.name().key())) {
        return found;
      }
    } catch (SlipwayException noName) {
      // told below, together with the one name that is not given
    }
    throw new SlipwayException(
        ErrorCode.FORBIDDEN,
        "The identity provider calls you '"
            + Text.visible(told, 80)
            + "', of which no user's name can be made. An administrator can add a user for you.");
  }
}
