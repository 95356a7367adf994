// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths with variables. A value is part of one name in the path: it leads to no other directory and
 * is no pattern.
 */
final class PathTemplate {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)\\}?");
  private static final Pattern PART = Pattern.compile("[\\p{L}\\p{M}\\p{N} ._=,+@~-]{1,200}");

  private PathTemplate() {}

  static boolean hasVariables(String path) {
    return path.contains("${");
  }

  /** What a task makes of a dataset at the path that its variables lead to, back at its own. */
  static DatasetSpec.External at(
      DatasetSpec.External dataset, Variables variables, UnaryOperator<DatasetSpec.External> task) {
    return hasVariables(dataset.path())
        ? withPath(task.apply(withPath(dataset, expand(dataset.path(), variables))), dataset.path())
        : task.apply(dataset);
  }

  /** A path whose variables are not set stays as it is written. */
  static DatasetSpec placed(DatasetSpec.External external, Variables variables) {
    try {
      return withPath(external, expand(external.path(), variables));
    } catch (SlipwayException e) {
      // Whoever looks for its files is told; the rest of the flow does not need them.
      return external;
    }
  }

  static DatasetSpec.External withPath(DatasetSpec.External dataset, String path) {
    return new DatasetSpec.External(
        dataset.connection(), path, dataset.format(), dataset.schema(), dataset.checks());
  }

  /**
   * @throws SlipwayException {@code INVALID} if a variable is not set, or its value can be no part
   *     of a name; the problem's pointer is within the dataset's spec
   */
  static String expand(String path, Variables variables) {
    return VARIABLE
        .matcher(path)
        .replaceAll(match ->
            Matcher.quoteReplacement(value(match.group(1), match.start(), path, variables)));
  }

  private static String value(String name, int at, String path, Variables variables) {
    String value =
        variables
            .find(name)
            .orElseThrow(() -> unknown(name, at, path, variables))
            .value()
            .toString();
    if (!PART.matcher(value).matches() || value.equals(".") || value.equals("..")) {
      throw fault(
          "The variable '"
              + name
              + "' is '"
              + Text.visible(value, 80)
              + "', which cannot be part of a name in the path '"
              + Text.visible(path, 150)
              + "': it has no slash and no pattern.");
    }
    return value;
  }

  private static SlipwayException unknown(String name, int at, String path, Variables variables) {
    return fault(
        "There is no variable '"
            + Text.visible(name, 80)
            + "' (character "
            + (at + 1)
            + " of the path '"
            + Text.visible(path, 150)
            + "')."
            + Text.didYouMean(
                name, variables.values().keySet().stream().map(Name::value).toList()));
  }

  private static SlipwayException fault(String message) {
    return new SlipwayException(ErrorCode.INVALID, message, List.of(Problem.at("/path", message)));
  }
}
