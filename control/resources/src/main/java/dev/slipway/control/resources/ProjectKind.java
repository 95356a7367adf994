// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Kind;
import dev.slipway.model.Member;
import dev.slipway.model.Problem;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Share;
import dev.slipway.spi.KindDefinition;
import java.util.ArrayList;
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
    List<Reference> references = new ArrayList<>();
    references.add(
        new Reference("/connection", Ref.ofInstance(Kind.CONNECTION, spec.connection())));
    references.addAll(
        Grantees.references("/members", spec.members().stream().map(Member::grantee).toList()));
    for (int i = 0; i < spec.shares().size(); i++) {
      Share share = spec.shares().get(i);
      String place = "/shares/" + i;
      Ref dataset = Ref.inProject(Kind.DATASET, ref.name(), share.dataset());
      references.add(new Reference(place + "/dataset", dataset));
      for (int j = 0; j < share.projects().size(); j++) {
        Ref project = Ref.ofInstance(Kind.PROJECT, share.projects().get(j));
        references.add(new Reference(place + "/projects/" + j, project));
      }
    }
    return references;
  }

  @Override
  public List<Problem> problems(Ref ref, ProjectSpec spec) {
    return VariablesKind.problems(spec.variables());
  }
}
