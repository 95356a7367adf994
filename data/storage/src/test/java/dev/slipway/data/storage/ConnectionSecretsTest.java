// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Secret;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.SecretVault.Slot;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConnectionSecretsTest {
  private static final Name CLOUD = new Name("cloud");

  @TempDir private Path folder;
  private Lake lake;

  @BeforeEach
  void lake() {
    lake = new Lake(folder);
  }

  @Test
  void aConnectionUsesTheSecretThatTheVaultHasNow() {
    Uid uid = put(1, Map.of("key", "vault:1"));
    set(uid, "first");
    lake.connections.open(Lake.ANN, CLOUD);
    assertThat(lake.keyed.used("key").reveal()).isEqualTo("first");

    set(uid, "second");
    assertThat(lake.keyed.used("key").reveal()).isEqualTo("second");
  }

  @Test
  void aReferenceIsResolvedAtUse() {
    put(1, Map.of("key", "env:CLOUD_KEY"));
    lake.connections.open(Lake.ANN, CLOUD);

    assertThat(lake.keyed.used("key").reveal()).isEqualTo("from the environment");
  }

  @Test
  void whatAnOpenedConnectionKnowsPrintsWithoutTheSecret() {
    set(put(1, Map.of("key", "vault:1")), "canary");

    assertThat(lake.connections.open(Lake.ANN, CLOUD).toString()).doesNotContain("canary");
  }

  @Test
  void aSettingThatIsNoSecretOrNotThereOpensNothing() {
    put(1, Map.of("region", "env:HOME"));
    lake.connections.open(Lake.ANN, CLOUD);

    assertThatThrownBy(() -> lake.keyed.used("region")).hasMessageContaining("no secret 'region'");
    assertThatThrownBy(() -> lake.keyed.used("key")).hasMessageContaining("no secret 'key'");
  }

  private Uid put(long generation, Map<String, String> settings) {
    return lake.put(
            Ref.ofInstance(Kind.CONNECTION, CLOUD),
            generation,
            new ConnectionSpec("keyed", "/", "", settings))
        .uid();
  }

  private void set(Uid connection, String text) {
    Slot slot = Slot.ofSetting(connection, "key");
    lake.store.commit(
        Batch.of(
            lake.uid(),
            Lake.ANN,
            lake.vault.put(slot, Secret.of(text), lake.vault.version(slot) + 1)));
  }
}
