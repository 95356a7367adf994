// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.sql2rel.RelDecorrelator;
import org.apache.calcite.tools.RelBuilder;

/**
 * Makes joins of the subqueries that refer to the query around them. Written as they stand, they
 * would name tables that the writing of the rest has given other names.
 */
final class Uncorrelated {
  private static final HepProgram TO_JOINS =
      HepProgram.builder()
          .addRuleInstance(CoreRules.FILTER_SUB_QUERY_TO_CORRELATE)
          .addRuleInstance(CoreRules.PROJECT_SUB_QUERY_TO_CORRELATE)
          .addRuleInstance(CoreRules.JOIN_SUB_QUERY_TO_CORRELATE)
          .build();

  private Uncorrelated() {}

  static RelNode of(RelNode plan) {
    if (!isCorrelated(plan)) {
      return plan;
    }
    HepPlanner planner = new HepPlanner(TO_JOINS);
    planner.setRoot(plan);
    RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(plan.getCluster(), null);
    return RelDecorrelator.decorrelateQuery(planner.findBestExp(), builder);
  }

  private static boolean isCorrelated(RelNode plan) {
    boolean[] found = {false};
    plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            found[0] |= !node.getVariablesSet().isEmpty();
            return super.visit(node);
          }
        });
    return found[0];
  }
}
