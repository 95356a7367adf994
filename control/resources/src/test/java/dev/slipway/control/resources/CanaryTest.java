// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.control.access.Access;
import dev.slipway.control.store.StoreSettings;
import dev.slipway.control.store.Stores;
import dev.slipway.model.Kind;
import dev.slipway.model.Ref;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Page;
import dev.slipway.spi.Position;
import dev.slipway.spi.SecretForm;
import dev.slipway.spi.SecretVault.Slot;
import dev.slipway.spi.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text that is nobody's, given as a secret in every way, and looked for wherever it could be. */
final class CanaryTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Studio.NOON);

  @TempDir private Path folder;
  private final String canary = "canary" + HexFormat.of().toHexDigits(new Random().nextLong());
  private final List<String> said = new ArrayList<>();

  @Test
  void isNowhereButInTheVault() throws IOException {
    try (Store store =
        Stores.sqlite(
            folder,
            StoreSettings.standard("test"),
            CLOCK,
            Thread.ofPlatform().name("store-", 0).factory())) {
      Studio studio = new Studio(store, new Access(store));
      apply(studio, "key: " + canary);
      apply(studio, "key: " + canary + "2, region: eu");
      apply(studio, "key: 'text:" + canary + "3', region: us");
      fail(studio, "key: " + canary + ", bad: x");
      fail(studio, "key: [" + canary + "]");
      fail(studio, "key: {" + canary + ": 1}");
      fail(studio, "key: " + canary + ", 'to/ken': 'vault:9'");
      fail(studio, "key: " + canary + ", nested: {a: " + canary + "}");
      see(studio, store);

      Slot slot = Slot.ofSetting(studio.resources.load(Studio.OWNER, connection()).uid(), "key");
      assertThat(studio.vault.open(slot, SecretForm.Kept.of(1)).reveal()).isEqualTo(canary + "3");
    }
    assertThat(said).hasSizeGreaterThan(10);
    assertThat(String.join("\n", said)).contains("vault:3").doesNotContain(canary);
    assertThat(bytes()).contains("vault:3").doesNotContain(canary);
  }

  private void apply(Studio studio, String settings) {
    studio.resources.apply(Studio.OWNER, Studio.drafts(yaml(settings)), true);
    said.add(studio.apply(yaml(settings)).toString());
  }

  private void fail(Studio studio, String settings) {
    try {
      studio.apply(yaml(settings));
      throw new AssertionError("was not refused: " + settings);
    } catch (SlipwayException e) {
      said.add(e.getMessage() + e.problems() + e.failure());
    }
  }

  private void see(Studio studio, Store store) {
    said.add(studio.resources.load(Studio.OWNER, connection()).toString());
    for (long generation = 1; generation <= 3; generation++) {
      said.add(studio.resources.load(Studio.OWNER, connection(), generation).toString());
    }
    said.add(
        studio
            .resources
            .list(Studio.OWNER, Kind.CONNECTION, Optional.empty(), Page.Request.FIRST)
            .toString());
    said.add(store.tips().audit(Optional.empty(), Page.Request.FIRST).toString());
    said.add(store.after(Position.START, 100).toString());
    said.add(store.records().list("secret", Page.Request.FIRST).toString());
    said.add(store.sizes().toString());
  }

  /** Of every file of the database, as it was left. */
  private String bytes() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), ISO_8859_1));
      }
    }
    return all.toString();
  }

  private static Ref connection() {
    return Studio.connection("cloud");
  }

  private static String yaml(String settings) {
    return "kind: connection\nname: cloud\nspec: {type: cloud, root: r, managedPath: m, settings: {"
        + settings
        + "}}\n";
  }
}
