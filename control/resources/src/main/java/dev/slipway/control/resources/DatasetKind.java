// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Check;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.WriteMode;
import dev.slipway.spi.KindDefinition;
import dev.slipway.spi.ObjectPath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

final class DatasetKind implements KindDefinition<DatasetSpec> {
  /**
   * Form of the release that reads Excel, Avro and ORC, has inline tables, and lets datasets be
   * appended to and be protected.
   */
  private static final int MORE = 4;

  @Override
  public Kind kind() {
    return Kind.DATASET;
  }

  @Override
  public String plural() {
    return "datasets";
  }

  @Override
  public boolean inProject() {
    return true;
  }

  @Override
  public Class<DatasetSpec> specType() {
    return DatasetSpec.class;
  }

  /** From version 2 on there are more formats, inline tables, write modes and protection. */
  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<FormStep> formSteps() {
    return List.of(new FormStep(MORE, UnaryOperator.identity(), DatasetForm::first));
  }

  /** A connection whose name is none is a problem, and so refers to nothing. */
  @Override
  public List<Reference> references(Ref ref, DatasetSpec spec) {
    try {
      return spec.connection().equals(DatasetSpec.DEFAULT)
          ? List.of()
          : List.of(
              new Reference(
                  "/connection", Ref.ofInstance(Kind.CONNECTION, new Name(spec.connection()))));
    } catch (SlipwayException e) {
      return List.of();
    }
  }

  @Override
  public List<Problem> problems(Ref ref, DatasetSpec spec) {
    List<Problem> problems = new ArrayList<>();
    if (!spec.connection().equals(DatasetSpec.DEFAULT)) {
      check(problems, "/connection", () -> new Name(spec.connection()));
    }
    if (spec instanceof DatasetSpec.External external) {
      external(problems, external);
    }
    if (spec instanceof DatasetSpec.Inline inline) {
      problems.addAll(InlineCheck.problems(inline));
    }
    if (spec instanceof DatasetSpec.Managed managed
        && managed.writeMode() instanceof WriteMode.Upsert(List<String> keys)
        && keys.isEmpty()) {
      problems.add(Problem.at("/write/keys", "An upsert names the columns that tell rows apart."));
    }
    for (int i = 0; i < spec.checks().size(); i++) {
      check(problems, "/checks/" + i, spec.checks().get(i));
    }
    return problems;
  }

  private static void external(List<Problem> problems, DatasetSpec.External spec) {
    if (spec.connection().equals(DatasetSpec.DEFAULT)) {
      problems.add(
          Problem.at("/connection", "An external dataset names the connection that it lives on."));
    }
    check(problems, "/path", () -> new ObjectPath(spec.path()));
    spec.format().ifPresent(format -> problems.addAll(Formats.problems(format)));
  }

  private static void check(List<Problem> problems, String pointer, Check check) {
    switch (check) {
      case Check.RowCount(long least, long most, _) -> {
        if (least < 0 || most < 0 || (most > 0 && most < least)) {
          problems.add(
              Problem.at(
                  pointer,
                  "No number of rows lies between "
                      + least
                      + " and "
                      + most
                      + "; give 'least' from 0 and a larger 'most', or none for no upper bound."));
        }
      }
      case Check.NotNull(List<String> columns, _) -> named(problems, pointer, columns);
      case Check.Unique(List<String> columns, _) -> named(problems, pointer, columns);
      case Check.Holds(String condition, _) -> {
        if (condition.isBlank()) {
          problems.add(Problem.at(pointer + "/condition", "The condition is missing."));
        }
      }
    }
  }

  private static void named(List<Problem> problems, String pointer, List<String> columns) {
    if (columns.isEmpty()) {
      problems.add(Problem.at(pointer + "/columns", "The check names no column."));
    }
  }

  private static void check(List<Problem> problems, String pointer, Runnable maker) {
    try {
      maker.run();
    } catch (SlipwayException e) {
      problems.add(Problem.at(pointer, String.valueOf(e.getMessage())));
    }
  }
}
