// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.ZoneSpec;
import dev.slipway.spi.KindDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

final class ZoneKind implements KindDefinition<ZoneSpec> {
  private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

  @Override
  public Kind kind() {
    return Kind.ZONE;
  }

  @Override
  public String plural() {
    return "zones";
  }

  @Override
  public boolean inProject() {
    return true;
  }

  @Override
  public Class<ZoneSpec> specType() {
    return ZoneSpec.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<Reference> references(Ref ref, ZoneSpec spec) {
    Name project = ref.project().orElseThrow();
    List<Reference> references = new ArrayList<>();
    for (int i = 0; i < spec.datasets().size(); i++) {
      references.add(
          new Reference(
              "/datasets/" + i, Ref.inProject(Kind.DATASET, project, spec.datasets().get(i))));
    }
    return references;
  }

  @Override
  public List<Problem> problems(Ref ref, ZoneSpec spec) {
    List<Problem> problems = new ArrayList<>();
    if (!spec.color().isEmpty() && !COLOR.matcher(spec.color()).matches()) {
      problems.add(Problem.at("/color", "A color is written #rrggbb, such as #2d7ff9."));
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < spec.datasets().size(); i++) {
      if (!seen.add(spec.datasets().get(i).key())) {
        problems.add(Problem.at("/datasets/" + i, "This dataset is in the zone already."));
      }
    }
    return problems;
  }
}
