// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static java.util.stream.Collectors.toMap;

import dev.slipway.model.Caller;
import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.Kind;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import dev.slipway.model.Uid;
import dev.slipway.spi.ConnectionProvider;
import dev.slipway.spi.KindDefinition;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.SecretForm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

final class ConnectionKind implements KindDefinition<ConnectionSpec> {
  private static final String PROJECT_KEY = "${projectKey}";

  private final Map<String, ConnectionProvider> providers;
  private final ConnectionSecrets secrets;

  ConnectionKind(Collection<? extends ConnectionProvider> providers, ConnectionSecrets secrets) {
    this.providers =
        providers.stream().collect(toMap(ConnectionProvider::type, Function.identity()));
    this.secrets = secrets;
  }

  @Override
  public Kind kind() {
    return Kind.CONNECTION;
  }

  @Override
  public String plural() {
    return "connections";
  }

  @Override
  public boolean inProject() {
    return false;
  }

  @Override
  public Class<ConnectionSpec> specType() {
    return ConnectionSpec.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<Reference> references(Ref ref, ConnectionSpec spec) {
    return Stream.concat(
            Grantees.references("/usableBy", spec.usableBy()).stream(),
            Grantees.references("/detailsReadableBy", spec.detailsReadableBy()).stream())
        .toList();
  }

  @Override
  public ConnectionSpec outline(ConnectionSpec spec) {
    return new ConnectionSpec(spec.type(), "", "", Map.of());
  }

  @Override
  public List<Problem> problems(Ref ref, ConnectionSpec spec) {
    List<Problem> problems = new ArrayList<>();
    Optional.ofNullable(providers.get(spec.type()))
        .ifPresentOrElse(
            provider -> problems.addAll(provider.problems(spec)),
            () -> problems.add(Problem.at("/type", unknownType(spec.type()))));
    managedPathFault(spec.managedPath())
        .ifPresent(fault -> problems.add(Problem.at("/managedPath", fault)));
    return problems;
  }

  /** A type that is not known has no secrets that are known, and is refused as such. */
  @Override
  public Concealed<ConnectionSpec> conceal(
      Caller caller, Uid uid, ConnectionSpec wanted, Optional<ConnectionSpec> stored) {
    return Optional.ofNullable(providers.get(wanted.type()))
        .map(provider -> secrets.conceal(caller, uid, provider, wanted, stored))
        .orElseGet(() -> new Concealed<>(wanted, List.of()));
  }

  /** A vault keeps one secret of a setting, the last. */
  @Override
  public ConnectionSpec restored(ConnectionSpec earlier, ConnectionSpec current) {
    Map<String, String> settings = new HashMap<>(earlier.settings());
    settings.replaceAll((name, value) ->
        SecretForm.read(value) instanceof SecretForm.Kept
            ? current.settings().getOrDefault(name, value)
            : value);
    return earlier.withSettings(settings);
  }

  private String unknownType(String type) {
    String near = Text.didYouMean(type, providers.keySet());
    return "There is no type of connection '"
        + Text.visible(type, 60)
        + "'."
        + (near.isEmpty() ? " Types are " + String.join(", ", providers.keySet()) + "." : near);
  }

  private static Optional<String> managedPathFault(String rule) {
    String expanded = rule.replace(PROJECT_KEY, "key");
    if (expanded.contains("${")) {
      return Optional.of(
          "'" + Text.visible(rule, 150) + "' has a variable other than " + PROJECT_KEY + ".");
    }
    try {
      new ObjectPath(expanded);
      return Optional.empty();
    } catch (SlipwayException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
