// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.documents.Documents;
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
import dev.slipway.spi.Store;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of resources that there are, in the order in which a set of them is created. */
public final class KindRegistry {
  private final Map<Kind, KindDefinition<?>> definitions = new LinkedHashMap<>();
  private final Map<Kind, StoredForm> forms = new HashMap<>();

  public KindRegistry(List<KindDefinition<?>> definitions) {
    for (KindDefinition<?> definition : definitions) {
      if (this.definitions.put(definition.kind(), definition) != null) {
        throw new IllegalArgumentException(definition.kind() + " is registered twice.");
      }
      forms.put(definition.kind(), new StoredForm(definition));
    }
  }

  /** All that there are; users before groups, and groups before what they are members of. */
  public static KindRegistry standard(
      Collection<? extends ConnectionProvider> providers,
      SecretVault vault,
      Authorizer authorizer) {
    ConnectionSecrets secrets = new ConnectionSecrets(vault, authorizer);
    return new KindRegistry(
        List.of(
            new UserKind(),
            new ServiceAccountKind(),
            new GroupKind(),
            new ProjectKind(),
            VariablesKind.LOCAL,
            new ConnectionKind(providers, secrets),
            new SettingsKind(),
            new DatasetKind(),
            new FolderKind(),
            new RecipeKind(),
            new ZoneKind()));
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

  /**
   * The store, with its resources in the form that these definitions know; written they are in a
   * form that every server knows.
   */
  public Store reading(Store store) {
    return new UpcastStore(store, this);
  }

  /** Empty for a kind that only another version knows. */
  Optional<StoredForm> form(Kind kind) {
    return Optional.ofNullable(forms.get(kind));
  }

  /** A stored resource in today's form; as it is where its kind is unknown or its form newer. */
  Resource<Json> today(Resource<Json> stored) {
    return form(stored.ref().kind()).map(form -> form.today(stored)).orElse(stored);
  }

  /** A resource as people read and write it, without what only another version knows. */
  Resource<Json> known(Resource<Json> resource) {
    return find(resource.ref().kind())
        .map(definition ->
            resource.withSpec(Documents.known(definition.specType(), resource.spec())))
        .orElse(resource);
  }

  /** The spec of an earlier generation of a resource, as it can be written over today's. */
  Json restored(Resource<Json> earlier, Resource<Json> current) {
    return restored(load(current.ref().kind()), earlier.spec(), current.spec());
  }

  private static <S> Json restored(KindDefinition<S> definition, Json earlier, Json current) {
    Class<S> type = definition.specType();
    return Documents.write(
        definition.restored(
            Documents.readStored(type, earlier), Documents.readStored(type, current)));
  }

  /**
   * The version in which the next generation of a resource is written.
   *
   * @throws SlipwayException {@code TOO_NEW} if a newer Slipway has written it
   */
  int nextVersion(Resource<Json> before) {
    int version = load(before.ref().kind()).version();
    if (before.specVersion() > version) {
      throw new SlipwayException(
          ErrorCode.TOO_NEW,
          before.ref()
              + " was written by a newer Slipway (form "
              + before.specVersion()
              + "), and this server writes form "
              + version
              + ". Change it through a server of the newer version.");
    }
    return version;
  }

  /** The next generation of a resource: with another address and spec, in today's form. */
  Resource<Json> next(Resource<Json> before, Ref ref, Json spec, Instant now) {
    return before.next(ref, nextVersion(before), before.labels(), spec, now);
  }

  /** Where in a set the resources of a kind come. */
  int rank(Kind kind) {
    return List.copyOf(definitions.keySet()).indexOf(kind);
  }
}
