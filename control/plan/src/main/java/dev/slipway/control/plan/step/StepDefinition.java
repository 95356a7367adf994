// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

/** What is to be known about a kind of prepare step, for forms and documentation. */
public interface StepDefinition {
  /** How recipes name it: {@code fill-empty}. */
  String type();

  /** The record of its parameters. */
  Class<? extends Record> parameters();

  /** What it does, in a sentence or two. */
  String description();
}
