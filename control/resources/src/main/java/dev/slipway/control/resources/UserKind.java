// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Kind;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.UserSpec;
import dev.slipway.spi.KindDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

final class UserKind implements KindDefinition<UserSpec> {
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,255}");
  private static final int MOST_SUBJECT = 1024;

  @Override
  public Kind kind() {
    return Kind.USER;
  }

  @Override
  public String plural() {
    return "users";
  }

  @Override
  public boolean inProject() {
    return false;
  }

  @Override
  public Class<UserSpec> specType() {
    return UserSpec.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<Reference> references(Ref ref, UserSpec spec) {
    return List.of();
  }

  @Override
  public List<Problem> problems(Ref ref, UserSpec spec) {
    List<Problem> problems = new ArrayList<>(VariablesKind.problems(spec.variables()));
    if (ref.name().key().equals("slipway")) {
      problems.add(
          Problem.at(
              "", "'slipway' is the name of Slipway itself in the audit trail; take another."));
    }
    if (!spec.email().isEmpty() && !EMAIL.matcher(spec.email()).matches()) {
      problems.add(Problem.at("/email", "This is no e-mail address: expected name@domain."));
    }
    if (spec.subject().length() > MOST_SUBJECT) {
      problems.add(
          Problem.at("/subject", "A subject has at most " + MOST_SUBJECT + " characters."));
    }
    return problems;
  }
}
