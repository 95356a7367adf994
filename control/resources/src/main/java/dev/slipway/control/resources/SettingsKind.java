// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.ActivityLimit;
import dev.slipway.model.InstanceSettings;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.spi.KindDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What holds for the whole instance: its variables, and its limits of what runs at once. */
final class SettingsKind implements KindDefinition<InstanceSettings> {
  private static final VariablesKind<InstanceSettings> VARIABLES = VariablesKind.SETTINGS;

  @Override
  public Kind kind() {
    return VARIABLES.kind();
  }

  @Override
  public String plural() {
    return VARIABLES.plural();
  }

  @Override
  public boolean inProject() {
    return false;
  }

  @Override
  public boolean isExported() {
    return false;
  }

  @Override
  public Class<InstanceSettings> specType() {
    return InstanceSettings.class;
  }

  @Override
  public int version() {
    return VARIABLES.version();
  }

  @Override
  public List<Reference> references(Ref ref, InstanceSettings spec) {
    List<Reference> references = new ArrayList<>();
    for (Map.Entry<Name, ActivityLimit> limit : sorted(spec)) {
      target(limit.getValue())
          .ifPresent(
              target -> references.add(new Reference("/limits/" + limit.getKey() + "/of", target)));
    }
    return references;
  }

  /** Empty where each is meant, or where that would be a problem. */
  private static Optional<Ref> target(ActivityLimit limit) {
    return switch (limit.per()) {
      case INSTANCE -> Optional.empty();
      case PROJECT -> limit.of().map(name -> Ref.ofInstance(Kind.PROJECT, name));
      case CONNECTION -> limit.of().map(name -> Ref.ofInstance(Kind.CONNECTION, name));
      case USER -> limit.of().map(name -> Ref.ofInstance(Kind.USER, name));
    };
  }

  @Override
  public List<Problem> problems(Ref ref, InstanceSettings spec) {
    List<Problem> problems = new ArrayList<>(VARIABLES.problems(ref, spec));
    Set<String> seen = new HashSet<>();
    for (Map.Entry<Name, ActivityLimit> limit : sorted(spec)) {
      String place = "/limits/" + limit.getKey();
      if (!seen.add(limit.getKey().key())) {
        problems.add(
            Problem.at(
                place,
                "The limit '"
                    + limit.getKey()
                    + "' is set twice, as case makes no difference; give one another name."));
      }
      problems(place, limit.getKey(), limit.getValue(), problems);
    }
    return problems;
  }

  /** Names that differ in case alone are equal in their order. */
  private static List<Map.Entry<Name, ActivityLimit>> sorted(InstanceSettings spec) {
    return spec.limits().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
  }

  private static void problems(
      String place, Name name, ActivityLimit limit, List<Problem> problems) {
    if (limit.most() < 1) {
      problems.add(
          Problem.at(
              place + "/most",
              "The limit '"
                  + name
                  + "' lets "
                  + limit.most()
                  + " activities run at once, so that nothing ever would; give 1 or more."));
    }
    if (limit.per() == ActivityLimit.Per.INSTANCE && limit.of().isPresent()) {
      problems.add(
          Problem.at(
              place + "/of",
              "The limit '"
                  + name
                  + "' is for all that runs, so '"
                  + limit.of().get()
                  + "' has no meaning; leave 'of' out, or count per project, connection or user."));
    }
  }
}
