// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassagesTest {
  private final List<String> asked = new ArrayList<>();

  private final String a = new String("a");
  private final String longer = new String("größer");
  private final String c = new String("c");

  @Test
  void whatIsAddedAtTheEndAloneIsWritten() {
    Passages before = written(Passages.NONE, List.of(a, longer), "[a,größer");
    assertThat(asked).containsExactly(a, longer);

    written(before, List.of(a, longer, c), "[a,größer,c");
    assertThat(asked).containsExactly(a, longer, c);
  }

  @Test
  void whatIsLeftOutAnywhereIsNotCopied() {
    Passages before = written(Passages.NONE, List.of(a, longer, c), "[a,größer,c");

    written(written(before, List.of(longer, c), "[größer,c"), List.of(longer), "[größer");
    written(before, List.of(a, c), "[a,c");
    assertThat(asked).hasSize(3);
  }

  @Test
  void ofNoneThereIsNothing() {
    written(written(Passages.NONE, List.of(a), "[a"), List.of(), "[");
    written(written(Passages.NONE, List.of(), "["), List.of(c), "[c");
  }

  @Test
  void anEqualValueIsNotTheSameAndAnotherOrderIsRight() {
    Passages before = written(Passages.NONE, List.of(a, c), "[a,c");
    written(before, List.of(new String("a"), c), "[a,c");
    assertThat(asked).hasSize(3);
    written(before, List.of(c, a), "[c,a");
  }

  private Passages written(Passages before, List<String> values, String expected) {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    to.write('[');
    Passages.Written written = before.write(values, this::text, to);
    assertThat(to.toString(UTF_8)).isEqualTo(expected);
    return written.in(to.toByteArray());
  }

  private String text(String value) {
    asked.add(value);
    return value;
  }
}
