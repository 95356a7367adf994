// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Json;
import dev.slipway.model.Ref;
import java.util.List;

/** A resource as somebody wants it, not yet looked at. */
public record Draft(
    Ref ref, String title, String description, List<String> tags, Json spec, Source source) {
  public Draft {
    tags = List.copyOf(tags);
  }

  public static Draft of(ResourceDocument document, Source source) {
    return new Draft(
        document.ref(),
        document.title(),
        document.description(),
        document.tags(),
        document.spec(),
        source);
  }

  /**
   * Where a draft was read from, so that its problems can be found there.
   *
   * @param pointer of the draft within what was sent: {@code /3} in a list, "" alone
   */
  public record Source(String pointer, Lines lines) {
    public static final Source NONE = new Source("", _ -> 0);
  }

  /** Tells the line of a pointer within the draft's document, 0 where there is no file. */
  @FunctionalInterface
  public interface Lines {
    int line(String pointer);
  }
}
