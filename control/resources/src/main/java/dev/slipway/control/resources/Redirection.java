// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.documents.Documents;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import dev.slipway.spi.KindDefinition;
import dev.slipway.spi.KindDefinition.Reference;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Leads the references in specs from where something was called to where it will be. */
final class Redirection {
  private final KindRegistry kinds;
  private final UnaryOperator<Ref> leads;

  /**
   * @param leads the reference of a target from now on; the same for what stays
   */
  private Redirection(KindRegistry kinds, UnaryOperator<Ref> leads) {
    this.kinds = kinds;
    this.leads = leads;
  }

  /** After one resource gets another name; with a project goes all that is in it. */
  static Redirection ofRenamed(KindRegistry kinds, Ref ref, Name name) {
    Ref renamed = new Ref(ref.kind(), ref.project(), name);
    return new Redirection(
        kinds,
        target -> {
          if (target.key().equals(ref.key())) {
            return renamed;
          }
          return ref.kind().equals(Kind.PROJECT)
                  && target.project().filter(key -> key.key().equals(ref.name().key())).isPresent()
              ? Ref.inProject(target.kind(), name, target.name())
              : target;
        });
  }

  /**
   * @param moved by the key of the reference of before
   */
  static Redirection of(KindRegistry kinds, Map<String, Ref> moved) {
    return new Redirection(kinds, target -> moved.getOrDefault(target.key(), target));
  }

  /** The resource's spec, which may be the same. */
  Json spec(Resource<Json> resource) {
    return kinds
        .find(resource.ref().kind())
        .map(definition -> spec(definition, resource))
        .orElse(resource.spec());
  }

  private <S> Json spec(KindDefinition<S> definition, Resource<Json> resource) {
    S before = Documents.readStored(definition.specType(), resource.spec());
    Json spec = resource.spec();
    for (Reference reference : definition.references(resource.ref(), before)) {
      Ref to = leads.apply(reference.target());
      if (!to.equals(reference.target())) {
        spec = redirected(spec, resource.ref(), reference, to);
      }
    }
    if (spec.equals(resource.spec())) {
      return spec;
    }
    S after = definition.settled(before, Documents.readStored(definition.specType(), spec));
    return Documents.keepingUnknown(definition.specType(), spec, Documents.write(after));
  }

  private static Json redirected(Json spec, Ref resource, Reference reference, Ref to) {
    Ref from = reference.target();
    String stands = Documents.text(spec, reference.pointer()).orElse("");
    String led =
        form(stands, from, to, ref -> ref.name().value())
            .or(() -> form(stands, from, to, Redirection::path))
            .or(() -> form(stands, from, to, Ref::toString))
            .orElseThrow(() ->
                new SlipwayException(
                    ErrorCode.INTERNAL,
                    resource
                        + " refers to "
                        + from
                        + " at "
                        + reference.pointer()
                        + ", but '"
                        + Text.visible(stands, 80)
                        + "' stands there, which is no form of that name. Please report this."));
    return Documents.withText(spec, reference.pointer(), led);
  }

  private static Optional<String> form(
      String stands, Ref from, Ref to, Function<Ref, String> written) {
    return stands.equalsIgnoreCase(written.apply(from))
        ? Optional.of(written.apply(to))
        : Optional.empty();
  }

  private static String path(Ref ref) {
    return ref.project().map(project -> project + "/").orElse("") + ref.name();
  }
}
