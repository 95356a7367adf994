// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Problem;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  @TempDir private Path folder;

  @Test
  void readsFilesInTheOrderOfTheirNames() throws IOException {
    write("b.yaml", "name: third\n");
    write("a/z.yaml", "name: first\n---\nname: second\n");

    assertThat(Sources.read(folder, Path.of("")).body().text())
        .isEqualTo("[{\"name\":\"first\"},{\"name\":\"second\"},{\"name\":\"third\"}]");
  }

  @Test
  void placesAProblemInItsFileAndLine() throws IOException {
    write(
        "a.yaml",
        "name: first\n---\n# a remark\nname: second\nspec:\n  steps:\n    - one\n    - two\n");
    Sources sources = Sources.read(folder, Path.of(""));

    assertThat(sources.located(Problem.at("/1/spec/steps/1", "x"))).isEqualTo("a.yaml:8");
    assertThat(sources.located(Problem.at("/1/spec/missing", "x"))).endsWith("a.yaml:5");
    assertThat(sources.located(Problem.at("/0", "x"))).contains("a.yaml:");
  }

  @Test
  void leavesAPointerAloneThatIsInNoDocument() throws IOException {
    write("a.yaml", "name: first\n");
    Sources sources = Sources.read(folder, Path.of(""));

    assertThat(sources.located(Problem.at("", "x"))).isEmpty();
    assertThat(sources.located(Problem.at("/7/spec", "x"))).isEqualTo("/7/spec");
    assertThat(sources.located(Problem.at("/spec", "x"))).isEqualTo("/spec");
    assertThat(sources.located(Problem.at("/99999999999/spec", "x")))
        .isEqualTo("/99999999999/spec");
  }

  @Test
  void saysWhereTheYamlIsBroken() throws IOException {
    write("a.yaml", "name: first\nspec: [1,\n");

    assertThatThrownBy(() -> Sources.read(folder, Path.of("")))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("a.yaml");
  }

  @Test
  void saysThatAFolderHoldsNothing() {
    assertThatThrownBy(() -> Sources.read(folder, Path.of("")))
        .hasMessageContaining("holds no resources");
  }

  @Test
  void saysThatAFileIsNotText() throws IOException {
    Files.write(folder.resolve("a.yaml"), "name: Zürich".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> Sources.read(folder, Path.of("")))
        .hasMessageContainingAll("a.yaml", "no UTF-8 text. Save it");
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve("a"));
    Files.writeString(folder.resolve(name), text);
  }
}
