// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Grantee;
import dev.slipway.model.GroupSpec;
import dev.slipway.model.Kind;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.spi.KindDefinition;
import java.util.ArrayList;
import java.util.List;

final class GroupKind implements KindDefinition<GroupSpec> {
  @Override
  public Kind kind() {
    return Kind.GROUP;
  }

  @Override
  public String plural() {
    return "groups";
  }

  @Override
  public boolean inProject() {
    return false;
  }

  @Override
  public Class<GroupSpec> specType() {
    return GroupSpec.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<Reference> references(Ref ref, GroupSpec spec) {
    return Grantees.references("/members", spec.members());
  }

  @Override
  public List<Problem> problems(Ref ref, GroupSpec spec) {
    List<Problem> problems = new ArrayList<>();
    if (ref.name().key().equals(Grantee.EVERYONE.key())) {
      problems.add(
          Problem.at(
              "", "The group 'everyone' is there already and has everybody as its members."));
    }
    for (int i = 0; i < spec.members().size(); i++) {
      if (spec.members().get(i).group().isPresent()) {
        problems.add(
            Problem.at(
                "/members/" + i + "/group",
                "A group is no member of a group; name its users and service accounts."));
      }
    }
    for (int i = 0; i < spec.claims().size(); i++) {
      if (spec.claims().get(i).isBlank()) {
        problems.add(Problem.at("/claims/" + i, "The name of a claim is empty."));
      }
    }
    return problems;
  }
}
