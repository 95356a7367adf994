// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.InstanceSettings;
import dev.slipway.model.Kind;
import dev.slipway.model.LocalVariables;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.Variable;
import dev.slipway.spi.KindDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A kind of which there is one resource, by a fixed name, that sets variables. */
final class VariablesKind<S> implements KindDefinition<S> {
  static final VariablesKind<InstanceSettings> SETTINGS =
      new VariablesKind<>(
          Kind.SETTINGS,
          "settings",
          new Name("instance"),
          false,
          InstanceSettings.class,
          InstanceSettings::variables);
  static final VariablesKind<LocalVariables> LOCAL =
      new VariablesKind<>(
          Kind.LOCAL_VARIABLES,
          "local-variables",
          new Name("local"),
          true,
          LocalVariables.class,
          LocalVariables::variables);

  private final Kind kind;
  private final String plural;
  private final Name only;
  private final boolean inProject;
  private final Class<S> type;
  private final Function<S, Map<Name, Variable>> variables;

  private VariablesKind(
      Kind kind,
      String plural,
      Name only,
      boolean inProject,
      Class<S> type,
      Function<S, Map<Name, Variable>> variables) {
    this.kind = kind;
    this.plural = plural;
    this.only = only;
    this.inProject = inProject;
    this.type = type;
    this.variables = variables;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String plural() {
    return plural;
  }

  @Override
  public boolean inProject() {
    return inProject;
  }

  @Override
  public boolean isExported() {
    return false;
  }

  @Override
  public Class<S> specType() {
    return type;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<Reference> references(Ref ref, S spec) {
    return List.of();
  }

  @Override
  public List<Problem> problems(Ref ref, S spec) {
    List<Problem> problems = new ArrayList<>(problems(variables.apply(spec)));
    if (!ref.name().key().equals(only.key())) {
      problems.add(
          Problem.at(
              "",
              "There is one resource of kind "
                  + kind
                  + (inProject ? " in a project" : "")
                  + ", and its name is '"
                  + only
                  + "'."));
    }
    return problems;
  }

  Map<Name, Variable> variables(S spec) {
    return variables.apply(spec);
  }

  /** The one resource, of a project or of the instance. */
  Ref ref(Optional<Name> project) {
    return new Ref(kind, inProject ? project : Optional.empty(), only);
  }

  /** Names that differ only in case would stand for one variable. */
  static List<Problem> problems(Map<Name, Variable> variables) {
    Set<String> seen = new HashSet<>();
    return variables.keySet().stream()
        .sorted()
        .filter(name -> !seen.add(name.key()))
        .map(name ->
            Problem.at(
                "/variables/" + name,
                "The variable '" + name + "' is set twice, as case makes no difference."))
        .toList();
  }
}
