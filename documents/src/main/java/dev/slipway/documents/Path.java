// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The way from the root of a document to a value in it; its text is a JSON pointer (RFC 6901).
 * Written out only where somebody asks, as every value of a large document has one.
 */
final class Path {
  static final Path ROOT = new Path(null, "", 0);

  private final @Nullable Path parent;
  private final String field;
  private final int element;

  private Path(@Nullable Path parent, String field, int element) {
    this.parent = parent;
    this.field = field;
    this.element = element;
  }

  Path child(String name) {
    return new Path(this, name, -1);
  }

  Path child(int index) {
    return new Path(this, "", index);
  }

  @Override
  public String toString() {
    Deque<String> steps = new ArrayDeque<>();
    Path at = this;
    for (Path above = parent; above != null; above = above.parent) {
      steps.push(at.step());
      at = above;
    }
    return steps.isEmpty() ? "" : "/" + String.join("/", steps);
  }

  private String step() {
    return element < 0 ? field.replace("~", "~0").replace("/", "~1") : String.valueOf(element);
  }

  /** The name of a field, from the step of a pointer that leads to it. */
  static String unescaped(String step) {
    return step.replace("~1", "/").replace("~0", "~");
  }
}
