// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Kind;
import dev.slipway.model.Problem;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.spi.KindDefinition;
import java.util.List;

final class ProjectKind implements KindDefinition<ProjectSpec> {
  @Override
  public Kind kind() {
    return Kind.PROJECT;
  }

  @Override
  public String plural() {
    return "projects";
  }

  @Override
  public boolean inProject() {
    return false;
  }

  @Override
  public Class<ProjectSpec> specType() {
    return ProjectSpec.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<Reference> references(Ref ref, ProjectSpec spec) {
    return List.of(
        new Reference("/connection", Ref.ofInstance(Kind.CONNECTION, spec.connection())));
  }

  @Override
  public List<Problem> problems(Ref ref, ProjectSpec spec) {
    return List.of();
  }
}
