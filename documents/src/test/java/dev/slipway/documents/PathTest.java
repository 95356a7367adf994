// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathTest {
  @Test
  void isAJsonPointer() {
    assertThat(Path.ROOT).hasToString("");
    assertThat(Path.ROOT.child("a").child(0).child("b")).hasToString("/a/0/b");
    assertThat(Path.ROOT.child("")).hasToString("/");
  }

  @Test
  void escapesAsTheStandardSaysAndBack() {
    String name = "a/b~c~1/";

    String pointer = Path.ROOT.child(name).toString();

    assertThat(pointer).isEqualTo("/a~1b~0c~01~1");
    assertThat(Path.unescaped(pointer.substring(1))).isEqualTo(name);
  }

  @Test
  void isAsDeepAsTheDocument() {
    Path path = Path.ROOT;
    for (int i = 0; i < 100_000; i++) {
      path = path.child(i);
    }

    assertThat(path.toString()).endsWith("/99998/99999");
  }

  @Test
  void knowsTheLinesBelowIt() {
    Lines lines = new Lines(1);
    lines.child("a/b", 2).child("0", 3);

    assertThat(lines.of("/a~1b")).isEqualTo(2);
    assertThat(lines.of("/a~1b/0")).isEqualTo(3);
    assertThat(lines.of("/a~1b/1/c")).isEqualTo(2);
    assertThat(lines.of("/a")).isEqualTo(1);
  }
}
