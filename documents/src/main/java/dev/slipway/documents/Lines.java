// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The line of each value of a document, as a tree of the document's form. */
final class Lines {
  private final int line;
  private final Map<String, Lines> below = new HashMap<>();

  Lines(int line) {
    this.line = line;
  }

  /** The lines of a value in this one, which begins on that line. */
  Lines child(String step, int childLine) {
    Lines child = new Lines(childLine);
    below.put(step, child);
    return child;
  }

  /** The line of the value, or of the nearest value around it where there is none. */
  int of(String pointer) {
    Lines at = this;
    String[] steps = pointer.split("/", -1);
    for (int i = 1; i < steps.length; i++) {
      @Nullable Lines next = at.below.get(Path.unescaped(steps[i]));
      if (next == null) {
        return at.line;
      }
      at = next;
    }
    return at.line;
  }
}
