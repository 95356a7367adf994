// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.spi.SecretVault.Slot;
import dev.slipway.spi.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed while it changes the key: every secret opens afterwards, with the keys
 * that are there, and the change ends when it is asked for again. {@code -Dslipway.rotation.kills}
 * says how often, {@code -Dslipway.seed} repeats a run.
 */
@Timeout(180)
class RotationKillIT {
  private static final int KILLS = Integer.getInteger("slipway.rotation.kills", 10);
  private static final long SEED = Long.getLong("slipway.seed", System.nanoTime());
  private static final int SECRETS = 400;

  @TempDir Path directory;

  @Test
  void everySecretOpensWhereverTheChangeOfTheKeyWasCut() throws Exception {
    Path data = directory.resolve("data");
    KeyPlace place = KeyPlace.file(directory.resolve("keys/key.json"));
    try (Store store = RotatingProcess.open(data)) {
      Fixture fixture = RotatingProcess.over(store);
      fixture.connection(RotatingProcess.CONNECTION, "lake");
      Vault vault = fixture.vault(place);
      for (int i = 0; i < SECRETS; i++) {
        fixture.put(vault, slot(fixture, i), "secret " + i);
      }
    }
    Random random = new Random(SEED);
    TreeMap<Integer, Integer> cutWith = new TreeMap<>();
    int rotations = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      rotations += killed(data, random.nextInt(5, 200));
      cutWith.merge(keys(place).ids().size(), 1, Integer::sum);
      try (Store store = RotatingProcess.open(data)) {
        Fixture fixture = RotatingProcess.over(store);
        assertAllOpen(fixture, fixture.vault(place));
        if (kill % 2 == 1) {
          assertThat(fixture.vault(place).rotate(Fixture.ANN).dropped()).isEqualTo(1);
          assertThat(keys(place).ids()).hasSize(1);
          assertAllOpen(fixture, fixture.vault(place));
        }
      }
    }
    System.out.printf(
        "%d kills of a change of the key (seed %d) under %d secrets: cut with that many keys %s, %d changes done, 0 secrets lost.%n",
        KILLS, SEED, SECRETS, cutWith, rotations);
    assertThat(cutWith.keySet()).as("a kill in the middle").contains(2);
  }

  private static Slot slot(Fixture fixture, int number) {
    return fixture.slot("s" + number);
  }

  private static void assertAllOpen(Fixture fixture, Vault vault) {
    for (int i = 0; i < SECRETS; i++) {
      assertThat(vault.open(slot(fixture, i), Fixture.KEPT).reveal()).isEqualTo("secret " + i);
    }
  }

  private static KeySet keys(KeyPlace place) {
    return KeySet.parse(place.read().orElseThrow(), place.where());
  }

  /** Lets a process change the key for so long, and kills it; says how often it did. */
  private int killed(Path data, int millis) throws IOException, InterruptedException {
    Path log = directory.resolve("rotated.log");
    Process process =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    RotatingProcess.class.getName(),
                    data.toString(),
                    directory.resolve("keys/key.json").toString()))
            .redirectOutput(log.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    while (Files.size(log) == 0) {
      assertThat(process.isAlive()).as("it ended by itself").isTrue();
      Thread.sleep(2);
    }
    Thread.sleep(millis);
    process.destroyForcibly().waitFor();
    return (int) Files.readAllLines(log).stream().filter(line -> line.matches("\\d+")).count();
  }
}
