// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

/**
 * How many activities run at once on one server, by what they have in common.
 *
 * @param instance all together
 * @param project those of one project
 * @param user those that run in one user's name
 */
public record Concurrency(int instance, int project, int user) {
  public Concurrency {
    require("instance", instance);
    require("project", project);
    require("user", user);
  }

  /** As many as there is room for, whoever they are of. */
  public static Concurrency of(int instance) {
    return new Concurrency(instance, instance, instance);
  }

  private static void require(String limit, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "The limit per " + limit + " is " + value + "; it takes at least 1.");
    }
  }
}
