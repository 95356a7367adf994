// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Caller;
import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.Problem;
import dev.slipway.model.Secret;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Authorizer.Target;
import dev.slipway.spi.ConnectionProvider;
import dev.slipway.spi.KindDefinition.Concealed;
import dev.slipway.spi.SecretForm;
import dev.slipway.spi.SecretVault;
import dev.slipway.spi.SecretVault.Slot;
import dev.slipway.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Takes the secrets out of a connection's settings: what is given goes to the vault, and the spec
 * keeps a form that says so. What the spec keeps may be written back, but only for the same place.
 */
final class ConnectionSecrets {
  private final SecretVault vault;
  private final Authorizer authorizer;

  ConnectionSecrets(SecretVault vault, Authorizer authorizer) {
    this.vault = vault;
    this.authorizer = authorizer;
  }

  Concealed<ConnectionSpec> conceal(
      Caller caller,
      Uid uid,
      ConnectionProvider provider,
      ConnectionSpec wanted,
      Optional<ConnectionSpec> stored) {
    return new Concealing(caller, uid, provider, wanted, stored).concealed();
  }

  /** One spec on its way. */
  private final class Concealing {
    private final Caller caller;
    private final Uid uid;
    private final ConnectionProvider provider;
    private final ConnectionSpec wanted;
    private final Optional<ConnectionSpec> stored;
    private final Map<String, String> settings;
    private final List<Supplier<Write>> writes = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    Concealing(
        Caller caller,
        Uid uid,
        ConnectionProvider provider,
        ConnectionSpec wanted,
        Optional<ConnectionSpec> stored) {
      this.caller = caller;
      this.uid = uid;
      this.provider = provider;
      this.wanted = wanted;
      this.stored = stored;
      this.settings = new TreeMap<>(wanted.settings());
    }

    Concealed<ConnectionSpec> concealed() {
      for (String setting : new TreeSet<>(wanted.settings().keySet())) {
        if (provider.secrets().contains(setting)) {
          SecretForm form = SecretForm.read(Objects.requireNonNull(settings.get(setting)));
          settings.put(setting, SecretForm.write(kept(setting, form)));
        }
      }
      if (!problems.isEmpty()) {
        throw new SlipwayException(
            ErrorCode.INVALID, problems.getFirst().message(), List.copyOf(problems));
      }
      forgetWhatIsNoLongerKept();
      return new Concealed<>(wanted.withSettings(settings), writes);
    }

    private SecretForm kept(String setting, SecretForm form) {
      Optional<SecretForm> before = before(setting);
      return switch (form) {
        case SecretForm.Given(Secret secret) -> put(setting, secret, before);
        case SecretForm.Kept again -> keep(setting, again, before);
        case SecretForm.Environment _, SecretForm.File _ -> refer(setting, form, before);
      };
    }

    /**
     * A secret that is given again as it is changes nothing, so that files can be applied twice.
     */
    private SecretForm put(String setting, Secret secret, Optional<SecretForm> before) {
      if (secret.reveal().isEmpty()) {
        problem(setting, "The secret is empty; give it, or leave the setting out.");
      }
      Slot slot = slot(setting);
      if (before.isPresent()
          && before.get() instanceof SecretForm.Kept known
          && isThere(slot, known, secret)) {
        return known;
      }
      long version = vault.version(slot) + 1;
      writes.add(() -> vault.put(slot, secret, version));
      return SecretForm.Kept.of(version);
    }

    private boolean isThere(Slot slot, SecretForm.Kept known, Secret secret) {
      try {
        return vault.open(slot, known).equals(secret);
      } catch (SlipwayException e) {
        if (e.code() == ErrorCode.CORRUPT || e.code() == ErrorCode.INVALID) {
          return false;
        }
        throw e;
      }
    }

    private SecretForm keep(String setting, SecretForm.Kept again, Optional<SecretForm> before) {
      if (!before.equals(Optional.of(again))) {
        problem(
            setting,
            "'"
                + SecretForm.VAULT
                + "…' stands for a secret that this connection keeps already, and it keeps "
                + before.map(SecretForm::write).orElse("none")
                + " here. Give the secret itself, or a reference such as 'env:NAME'.");
      } else if (stored.filter(this::leadsElsewhere).isPresent()) {
        problem(
            setting,
            "The connection leads to another place than before, to which its secret is not sent"
                + " unasked. Give the secret again.");
      }
      return again;
    }

    private SecretForm refer(String setting, SecretForm form, Optional<SecretForm> before) {
      vault.fault(form).ifPresent(fault -> problem(setting, fault));
      if (!before.equals(Optional.of(form)) || stored.filter(this::leadsElsewhere).isPresent()) {
        authorizer.require(caller, Action.WRITE, Target.ofKind(Kind.CONNECTION, Optional.empty()));
      }
      return form;
    }

    private boolean leadsElsewhere(ConnectionSpec before) {
      return !before.root().equals(wanted.root())
          || provider.addresses().stream()
              .anyMatch(address ->
                  !Objects.equals(before.settings().get(address), wanted.settings().get(address)));
    }

    private void forgetWhatIsNoLongerKept() {
      stored.ifPresent(before ->
          before.settings().keySet().stream()
              .filter(setting -> !isKept(setting) && vault.version(slot(setting)) > 0)
              .forEach(setting -> writes.add(() -> vault.forget(slot(setting)))));
    }

    private boolean isKept(String setting) {
      return provider.secrets().contains(setting)
          && settings.getOrDefault(setting, "").startsWith(SecretForm.VAULT);
    }

    private Optional<SecretForm> before(String setting) {
      return stored
          .filter(before -> before.type().equals(wanted.type()))
          .map(before -> before.settings().get(setting))
          .map(SecretForm::read);
    }

    private Slot slot(String setting) {
      return Slot.ofSetting(uid, setting);
    }

    private void problem(String setting, String message) {
      problems.add(Problem.at(slot(setting).field(), message));
    }
  }
}
