// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.control.resources.Applied.Outcome;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Page;
import dev.slipway.spi.SecretForm;
import dev.slipway.spi.SecretVault.Slot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectionSecretsTest {
  private static final String CANARY = "canary-5f1d";

  private final Studio studio = new Studio();

  @Test
  void aSecretGoesToTheVaultAndLeavesAMark() {
    Applied applied = put("key: " + CANARY);

    assertThat(settings()).isEqualTo(Map.of("key", "vault:1"));
    assertThat(kept("key")).isEqualTo(CANARY);
    assertThat(applied.toString()).doesNotContain(CANARY);
    assertThat(history()).contains("vault:1").doesNotContain(CANARY);
  }

  @Test
  void whatIsReadCanBeWrittenBackAndChangesNothing() {
    put("key: " + CANARY + ", region: eu");

    Resource<Json> read = studio.resources.load(Studio.OWNER, Studio.connection("cloud"));
    Draft back = Draft.of(ResourceDocument.of(read), Draft.Source.NONE);

    assertThat(studio.resources.apply(Studio.OWNER, List.of(back), false).getFirst().outcome())
        .isEqualTo(Outcome.UNCHANGED);
    assertThat(kept("key")).isEqualTo(CANARY);
  }

  @Test
  void theSameSecretGivenAgainChangesNothingAndAnotherOneIsAChange() {
    put("key: one");
    assertThat(put("key: one").outcome()).isEqualTo(Outcome.UNCHANGED);

    Applied changed = put("key: two");

    assertThat(changed.outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(changed.resource().generation()).isEqualTo(2);
    assertThat(settings()).isEqualTo(Map.of("key", "vault:2"));
    assertThat(kept("key")).isEqualTo("two");
  }

  @Test
  void otherSettingsChangeBesideASecretThatIsKept() {
    put("key: one, region: eu");
    studio.patch(Studio.connection("cloud"), "{\"spec\":{\"settings\":{\"region\":\"us\"}}}");

    assertThat(settings()).isEqualTo(Map.of("key", "vault:1", "region", "us"));
    assertThat(kept("key")).isEqualTo("one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vault:1", "vault:2", "vault:", "vault:x"})
  void aMarkStandsForNothingWhereNoSecretIsKept(String mark) {
    assertThatThrownBy(() -> put("key: '" + mark + "'"))
        .hasMessageContaining("keeps none here")
        .hasMessageContaining("env:NAME");
  }

  @Test
  void anOldMarkIsRefused() {
    put("key: one");
    put("key: two");

    assertThatThrownBy(() -> put("key: 'vault:1'")).hasMessageContaining("keeps vault:2");
    assertThat(kept("key")).isEqualTo("two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"env:X", "file:/x", "vault:1", "text:text"})
  void aSecretThatLooksLikeAReferenceIsGivenAsText(String secret) {
    put("key: 'text:" + secret + "'");

    assertThat(kept("key")).isEqualTo(secret);
  }

  @Test
  void aKeptSecretIsNotSentToAnotherPlace() {
    put("key: one, endpoint: 'https://ours'");
    for (String settings :
        List.of("key: 'vault:1', endpoint: 'https://theirs'", "key: 'vault:1'")) {
      assertThatThrownBy(() -> put(settings)).hasMessageContaining("Give the secret again");
    }
    assertThatThrownBy(() -> put("key: 'vault:1', endpoint: 'https://ours'", "elsewhere"))
        .hasMessageContaining("Give the secret again");

    put("key: one, endpoint: 'https://theirs'");
    assertThat(kept("key")).isEqualTo("one");
  }

  @Test
  void aSecretThatIsNoLongerWantedIsForgotten() {
    put("key: one, 'to/ken': two");
    assertThat(studio.vault.version(slot("to/ken"))).isEqualTo(1);

    put("key: 'env:CLOUD_KEY'");

    assertThat(studio.vault.version(slot("key"))).isZero();
    assertThat(studio.vault.version(slot("to/ken"))).isZero();
    assertThat(settings()).isEqualTo(Map.of("key", "env:CLOUD_KEY"));
  }

  @Test
  void aDryRunKeepsNothing() {
    studio.resources.apply(Studio.OWNER, Studio.drafts(yaml("key: one", "root")), true);
    put("region: eu");

    assertThat(studio.vault.version(slot("key"))).isZero();
  }

  @Test
  void noFaultTellsTheSecret() {
    for (String settings :
        List.of(
            "key: " + CANARY + ", bad: 1x",
            "key: [" + CANARY + "]",
            "key: {a: " + CANARY + "}",
            "key: 4711.25",
            "key: " + CANARY + ", 'to/ken': 'vault:7'",
            "key: " + CANARY + ", 'to/ken': 'file:/etc/x'",
            "key: ''")) {
      assertThatThrownBy(() -> put(settings))
          .as(settings)
          .isInstanceOfSatisfying(
              SlipwayException.class,
              e ->
                  assertThat(e.getMessage() + e.problems())
                      .doesNotContain(CANARY)
                      .doesNotContain("4711"));
    }
  }

  @Test
  void onlyWhoManagesConnectionsMayReferToTheServersVariables() {
    put("key: one");
    Studio limited = new Studio(studio.store, new NoManagers());

    assertThatThrownBy(() -> limited.apply(yaml("key: 'env:CLOUD_KEY'", "root")))
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
    assertThat(settings()).isEqualTo(Map.of("key", "vault:1"));
    assertThat(put("key: 'env:CLOUD_KEY'").outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(limited.apply(yaml("key: 'env:CLOUD_KEY', region: eu", "root"))).hasSize(1);
  }

  @Test
  void theServersOwnVariablesCannotBeReferredTo() {
    assertThatThrownBy(() -> put("key: 'env:SLIPWAY_KEY'")).hasMessageContaining("own");
  }

  private Applied put(String settings) {
    return put(settings, "root");
  }

  private Applied put(String settings, String root) {
    return studio.apply(yaml(settings, root)).getFirst();
  }

  private static String yaml(String settings, String root) {
    return """
    kind: connection
    name: cloud
    spec: {type: cloud, root: %s, managedPath: m, settings: {%s}}
    """
        .formatted(root, settings);
  }

  private Map<String, String> settings() {
    Resource<Json> found = studio.resources.load(Studio.OWNER, Studio.connection("cloud"));
    return Documents.readStored(ConnectionSpec.class, found.spec()).settings();
  }

  private Slot slot(String setting) {
    return Slot.ofSetting(
        studio.resources.load(Studio.OWNER, Studio.connection("cloud")).uid(), setting);
  }

  private String kept(String setting) {
    return studio.vault.open(slot(setting), SecretForm.Kept.of(1)).reveal();
  }

  private String history() {
    return studio.store.tips().audit(Optional.empty(), Page.Request.FIRST).toString();
  }

  /** May change the connections that there are, but make none. */
  private static final class NoManagers implements Authorizer {
    @Override
    public boolean allows(Caller caller, Action action, Target target) {
      return target.resource().isPresent() || action == Action.READ;
    }

    @Override
    public void require(Caller caller, Action action, Target target) {
      if (!allows(caller, action, target)) {
        throw new SlipwayException(ErrorCode.FORBIDDEN, caller.name() + " may not.");
      }
    }
  }
}
