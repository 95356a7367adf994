// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.Optional;
import java.util.stream.Stream;

/** To whom something is granted: a user, a group or a service account, one of them. */
public record Grantee(Optional<Name> user, Optional<Name> group, Optional<Name> serviceAccount) {
  /** The group, never stored, of all who are not disabled. */
  public static final Name EVERYONE = new Name("everyone");

  public Grantee {
    if (Stream.of(user, group, serviceAccount).filter(Optional::isPresent).count() != 1) {
      throw new SlipwayException(
          ErrorCode.INVALID, "Expected one of the fields user, group and serviceAccount.");
    }
  }

  public static Grantee user(Name name) {
    return new Grantee(Optional.of(name), Optional.empty(), Optional.empty());
  }

  public static Grantee group(Name name) {
    return new Grantee(Optional.empty(), Optional.of(name), Optional.empty());
  }

  public static Grantee serviceAccount(Name name) {
    return new Grantee(Optional.empty(), Optional.empty(), Optional.of(name));
  }

  /** The resource that is meant; {@link #EVERYONE} has none. */
  public Optional<Ref> target() {
    return user.map(name -> Ref.ofInstance(Kind.USER, name))
        .or(() -> serviceAccount.map(name -> Ref.ofInstance(Kind.SERVICE_ACCOUNT, name)))
        .or(() -> group.map(name -> Ref.ofInstance(Kind.GROUP, name)))
        .filter(ref -> !isEveryone());
  }

  public boolean isEveryone() {
    return group.filter(name -> name.key().equals(EVERYONE.key())).isPresent();
  }
}
