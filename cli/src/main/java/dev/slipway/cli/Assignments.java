// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.documents.YamlDocument;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.LocalVariables;
import dev.slipway.model.Name;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Variables on a command line: {@code name=value}, the value as in YAML. */
final class Assignments {
  private Assignments() {}

  /**
   * @throws SlipwayException {@code INVALID} or {@code MALFORMED} naming the assignment at fault
   */
  static Map<Name, Variable> read(List<String> assignments) {
    Map<Name, Variable> variables = new LinkedHashMap<>();
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      if (equals < 1) {
        throw new SlipwayException(
            ErrorCode.INVALID,
            "'"
                + assignment
                + "' sets no variable: expected name=value, such as --set country=DE.");
      }
      variables.put(
          new Name(assignment.substring(0, equals)), value(assignment.substring(equals + 1)));
    }
    return variables;
  }

  /** What is no number, truth value or date is the text as it stands. */
  private static Variable value(String written) {
    try {
      List<YamlDocument> documents = Documents.parseYaml("x: " + written, "--set");
      record Spec(Json variables) {}
      Json wrapped = Documents.write(new Spec(documents.getFirst().json()));
      return Documents.read(LocalVariables.class, wrapped)
          .variables()
          .getOrDefault(new Name("x"), new Variable.Text(written));
    } catch (SlipwayException e) {
      return new Variable.Text(written);
    }
  }
}
