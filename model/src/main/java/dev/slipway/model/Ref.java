// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.Optional;

/**
 * How a resource is addressed by people and files: kind, project and name. A resource of the whole
 * instance (a project itself, a connection) has no project. Written {@code
 * dataset:nycflights/flights} or {@code connection:local}.
 */
public record Ref(Kind kind, Optional<Name> project, Name name) {

  public static Ref inProject(Kind kind, Name project, Name name) {
    return new Ref(kind, Optional.of(project), name);
  }

  public static Ref ofInstance(Kind kind, Name name) {
    return new Ref(kind, Optional.empty(), name);
  }

  /** Reads what {@link #toString} writes. */
  public static Ref parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "'"
              + Text.visible(text, 150)
              + "' is no reference: expected kind:project/name or kind:name.");
    }
    Kind kind = new Kind(text.substring(0, colon));
    String rest = text.substring(colon + 1);
    int slash = rest.indexOf('/');
    return slash < 0
        ? ofInstance(kind, new Name(rest))
        : inProject(kind, new Name(rest.substring(0, slash)), new Name(rest.substring(slash + 1)));
  }

  /** The reference with its names in the form under which they are compared. */
  public String key() {
    return kind + ":" + project.map(p -> p.key() + "/").orElse("") + name.key();
  }

  @Override
  public String toString() {
    return kind + ":" + project.map(p -> p + "/").orElse("") + name;
  }
}
