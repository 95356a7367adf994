// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.ConnectionProvider;
import dev.slipway.spi.KindDefinition;
import dev.slipway.spi.SecretVault;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of resources that there are, in the order in which a set of them is created. */
public final class KindRegistry {
  private final Map<Kind, KindDefinition<?>> definitions = new LinkedHashMap<>();

  public KindRegistry(List<KindDefinition<?>> definitions) {
    for (KindDefinition<?> definition : definitions) {
      if (this.definitions.put(definition.kind(), definition) != null) {
        throw new IllegalArgumentException(definition.kind() + " is registered twice.");
      }
    }
  }

  /** Projects, connections, datasets and recipes. */
  public static KindRegistry standard(
      Collection<? extends ConnectionProvider> providers,
      SecretVault vault,
      Authorizer authorizer) {
    ConnectionSecrets secrets = new ConnectionSecrets(vault, authorizer);
    return new KindRegistry(
        List.of(
            new ProjectKind(),
            new ConnectionKind(providers, secrets),
            new DatasetKind(),
            new RecipeKind()));
  }

  public Collection<KindDefinition<?>> all() {
    return List.copyOf(definitions.values());
  }

  public Optional<KindDefinition<?>> find(Kind kind) {
    return Optional.ofNullable(definitions.get(kind));
  }

  /** By the form that REST paths have: {@code datasets}. */
  public Optional<KindDefinition<?>> findPlural(String plural) {
    return definitions.values().stream().filter(d -> d.plural().equals(plural)).findFirst();
  }

  /**
   * @throws SlipwayException {@code INVALID} naming the kinds that are near
   */
  public KindDefinition<?> load(Kind kind) {
    return find(kind)
        .orElseThrow(() ->
            new SlipwayException(
                ErrorCode.INVALID, "There is no kind '" + kind + "'." + suggestion(kind)));
  }

  private String suggestion(Kind kind) {
    List<String> known = definitions.keySet().stream().map(Kind::value).toList();
    String near = Text.didYouMean(kind.value(), known);
    return near.isEmpty() ? " Kinds are " + String.join(", ", known) + "." : near;
  }

  /** The next generation of a resource: with another address and spec, in today's form. */
  Resource<Json> next(Resource<Json> before, Ref ref, Json spec, Instant now) {
    return new Resource<>(
        before.uid(),
        ref,
        load(ref.kind()).version(),
        before.generation() + 1,
        before.revision(),
        before.labels(),
        spec,
        before.status(),
        before.created(),
        now);
  }

  /** Where in a set the resources of a kind come. */
  int rank(Kind kind) {
    return List.copyOf(definitions.keySet()).indexOf(kind);
  }
}
