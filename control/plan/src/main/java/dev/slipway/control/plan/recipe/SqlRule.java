// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.recipe;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.formula.Parsing;
import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import dev.slipway.control.plan.formula.Template;
import dev.slipway.control.plan.formula.UnnamedColumns;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/**
 * One SELECT over the inputs. Its text is written from the validated syntax tree and not from the
 * plan, so that common table expressions and subqueries reach the engine as they were meant.
 */
public final class SqlRule {
  private SqlRule() {}

  public record Query(Relation plan, String text) {}

  /** Of a recipe, which has to say how its columns are called. */
  public static Query plan(String text, Planning planning) {
    Template template = Template.of(text);
    return plan(template, select(template), text, planning);
  }

  /** Of a question, whose columns are {@linkplain UnnamedColumns named} where it names none. */
  public static Query planNamed(String text, Planning planning) {
    Template template = Template.of(text);
    SqlNode parsed = select(template);
    UnnamedColumns.name(parsed);
    return plan(template, parsed, text, planning);
  }

  private static SqlNode select(Template template) {
    SqlNode parsed = Parsing.query(template);
    if (!parsed.isA(SqlKind.QUERY)) {
      throw Faults.at("", "Only a SELECT can stand here, and not " + parsed.getKind().sql + ".");
    }
    return parsed;
  }

  private static Query plan(Template template, SqlNode parsed, String text, Planning planning) {
    SqlNode valid = planning.validate(template, parsed);
    String written = planning.write(valid);
    RelRoot plan = planning.convert(text, valid);
    named(plan.fields.rightList());
    return new Query(new Relation(plan.project()), written);
  }

  private static void named(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (name.startsWith("EXPR$")) {
        throw Faults.at(
            "", "Column " + (names.indexOf(name) + 1) + " has no name; give it one with AS.");
      }
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        throw Faults.at("", "Two columns are called '" + name + "'; rename one with AS.");
      }
    }
  }
}
