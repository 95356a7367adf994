// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.FolderSpec;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.KindDefinition;
import dev.slipway.spi.ObjectPath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

final class FolderKind implements KindDefinition<FolderSpec> {
  /** Form of the release that brought folders. */
  private static final int FOLDERS = 4;

  /** What no folder is, so that none is stored while a server may be at work that knows none. */
  private static final Json NONE = new Json("{\"folder\":false}");

  @Override
  public Kind kind() {
    return Kind.FOLDER;
  }

  @Override
  public String plural() {
    return "folders";
  }

  @Override
  public boolean inProject() {
    return true;
  }

  @Override
  public Class<FolderSpec> specType() {
    return FolderSpec.class;
  }

  /** Version 1 is that of releases that had no folders. */
  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<FormStep> formSteps() {
    return List.of(new FormStep(FOLDERS, UnaryOperator.identity(), _ -> NONE));
  }

  /** A connection whose name is none is a problem, and so refers to nothing. */
  @Override
  public List<Reference> references(Ref ref, FolderSpec spec) {
    try {
      return spec.connection().isEmpty()
          ? List.of()
          : List.of(
              new Reference(
                  "/connection", Ref.ofInstance(Kind.CONNECTION, new Name(spec.connection()))));
    } catch (SlipwayException e) {
      return List.of();
    }
  }

  @Override
  public List<Problem> problems(Ref ref, FolderSpec spec) {
    List<Problem> problems = new ArrayList<>();
    if (!spec.connection().isEmpty()) {
      check(problems, "/connection", () -> new Name(spec.connection()));
    }
    check(problems, "/path", () -> new ObjectPath(spec.path()));
    if (spec.connection().isEmpty() && !spec.path().isEmpty()) {
      problems.add(
          Problem.at(
              "/connection", "A folder at a path names the connection that the path is on."));
    }
    return problems;
  }

  private static void check(List<Problem> problems, String pointer, Runnable maker) {
    try {
      maker.run();
    } catch (SlipwayException e) {
      problems.add(Problem.at(pointer, String.valueOf(e.getMessage())));
    }
  }
}
