// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.spi.KindDefinition;
import java.util.List;

/**
 * A kind whose form has changed twice: in version 1 the size was called {@code length}, and version
 * 3 gives each a colour, all grey ones being as before.
 *
 * @param version up to which a server of that version knows the form
 * @param third form of the database in which version 3 came
 */
public record GadgetKind(int version, int third) implements KindDefinition<GadgetKind.Gadget> {
  public static final Kind GADGET = new Kind("gadget");

  private static final int SECOND = 2;

  public record Gadget(long size, String colour) {}

  GadgetKind(int version) {
    this(version, 3);
  }

  @Override
  public Kind kind() {
    return GADGET;
  }

  @Override
  public String plural() {
    return "gadgets";
  }

  @Override
  public boolean inProject() {
    return false;
  }

  @Override
  public Class<Gadget> specType() {
    return Gadget.class;
  }

  @Override
  public List<Reference> references(Ref ref, Gadget spec) {
    return List.of();
  }

  @Override
  public List<Problem> problems(Ref ref, Gadget spec) {
    return List.of();
  }

  @Override
  public List<FormStep> formSteps() {
    List<FormStep> all =
        List.of(
            new FormStep(
                SECOND,
                spec -> replaced(spec, "\"length\"", "\"size\""),
                spec -> replaced(spec, "\"size\"", "\"length\"")),
            new FormStep(
                third,
                spec -> Documents.merge(spec, new Json("{\"colour\":\"grey\"}")),
                spec -> Documents.merge(spec, new Json("{\"colour\":null}"))));
    return all.subList(0, Math.min(version - 1, all.size()));
  }

  private static Json replaced(Json spec, String from, String to) {
    return new Json(spec.text().replace(from, to));
  }
}
