// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Secret;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import dev.slipway.model.Uid;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Authorizer.Target;
import dev.slipway.spi.ConnectionProvider;
import dev.slipway.spi.Connections;
import dev.slipway.spi.Page;
import dev.slipway.spi.ResourceStore;
import dev.slipway.spi.SecretForm;
import dev.slipway.spi.SecretVault;
import dev.slipway.spi.SecretVault.Slot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The connections that people made, opened once for each generation by the provider of their type.
 */
public final class StoredConnections implements Connections {
  private final ResourceStore resources;
  private final Authorizer authorizer;
  private final Map<String, ConnectionProvider> providers;
  private final SecretVault vault;
  private final Map<Uid, Opened> opened = new ConcurrentHashMap<>();

  public StoredConnections(
      ResourceStore resources,
      Authorizer authorizer,
      List<ConnectionProvider> providers,
      SecretVault vault) {
    this.vault = vault;
    this.resources = resources;
    this.authorizer = authorizer;
    this.providers =
        providers.stream().collect(Collectors.toMap(ConnectionProvider::type, Function.identity()));
  }

  @Override
  public Opened open(Caller caller, Name name) {
    Resource<Json> found =
        resources
            .find(Ref.ofInstance(Kind.CONNECTION, name))
            .filter(connection -> authorizer.allows(caller, Action.READ, target(connection)))
            .orElseThrow(() -> unknown(caller, name));
    authorizer.require(caller, Action.USE, target(found));
    return opened.compute(
        found.uid(),
        (uid, known) ->
            known != null && known.connection().generation() == found.generation()
                ? known
                : open(found));
  }

  /**
   * What is wrong with a connection as its type's provider sees it; pointers are within the spec.
   */
  public List<Problem> problems(ConnectionSpec spec) {
    return provider(spec)
        .map(provider -> provider.problems(spec))
        .orElseGet(() -> List.of(Problem.at("/type", unknownType(spec.type()))));
  }

  private Opened open(Resource<Json> found) {
    ConnectionSpec spec = Documents.readStored(ConnectionSpec.class, found.spec());
    List<Problem> problems = problems(spec);
    if (!problems.isEmpty()) {
      String first = problems.getFirst().message();
      throw new SlipwayException(
          ErrorCode.INVALID,
          "The connection '" + found.name() + "' cannot be opened. " + first,
          problems);
    }
    ConnectionProvider provider = provider(spec).orElseThrow();
    Resource<ConnectionSpec> connection = found.withSpec(spec);
    return new Opened(
        connection, provider.open(spec, setting -> secret(connection, provider, setting)));
  }

  private Secret secret(
      Resource<ConnectionSpec> connection, ConnectionProvider provider, String setting) {
    String written = connection.spec().settings().get(setting);
    if (written == null || !provider.secrets().contains(setting)) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "The connection '"
              + connection.name()
              + "' has no secret '"
              + setting
              + "'; add it to its settings.");
    }
    return vault.open(Slot.ofSetting(connection.uid(), setting), SecretForm.read(written));
  }

  private Optional<ConnectionProvider> provider(ConnectionSpec spec) {
    return Optional.ofNullable(providers.get(spec.type()));
  }

  private String unknownType(String type) {
    List<String> known = providers.keySet().stream().sorted().toList();
    return "There is no type of connection '"
        + Text.visible(type, 60)
        + "'; there is '"
        + String.join("', '", known)
        + "'.";
  }

  private SlipwayException unknown(Caller caller, Name name) {
    List<String> visible =
        resources.list(Kind.CONNECTION, Optional.empty(), Page.Request.FIRST).items().stream()
            .filter(connection -> authorizer.allows(caller, Action.READ, target(connection)))
            .map(connection -> connection.name().value())
            .toList();
    return new SlipwayException(
        ErrorCode.NOT_FOUND,
        "There is no connection '" + name + "'." + Text.didYouMean(name.value(), visible));
  }

  private static Target target(Resource<Json> connection) {
    return new Target(Kind.CONNECTION, Optional.empty(), Optional.of(connection.uid()));
  }
}
