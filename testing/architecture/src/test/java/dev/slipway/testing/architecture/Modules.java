// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every module by its package, level by level. */
final class Modules {
  static final String ROOT = "dev.slipway.";
  static final String MODEL = ROOT + "model";
  static final String SPI = ROOT + "spi";
  static final String DOCUMENTS = ROOT + "documents";
  static final String STORE = ROOT + "control.store";
  static final String ACCESS = ROOT + "control.access";
  static final String SECRETS = ROOT + "control.secrets";
  static final String LOGIN = ROOT + "control.login";
  static final String PLAN = ROOT + "control.plan";
  static final String CATALOG = ROOT + "data.catalog";
  static final String KUBERNETES = ROOT + "compute.kubernetes";
  static final String WORKER = ROOT + "worker";
  static final String SERVER = ROOT + "server";
  static final String CLI = ROOT + "cli";
  static final String CONTRACTS = ROOT + "testing.contracts";
  static final String BENCH = ROOT + "bench";

  private static final List<List<String>> LEVELS =
      List.of(
          List.of(MODEL),
          List.of(SPI),
          List.of(DOCUMENTS),
          List.of(
              STORE,
              ACCESS,
              SECRETS,
              LOGIN,
              ROOT + "control.flow",
              PLAN,
              ROOT + "data.storage",
              CATALOG,
              ROOT + "compute.worker",
              KUBERNETES,
              ROOT + "compute.images",
              ROOT + "compute.spark",
              ROOT + "plugins.azure",
              ROOT + "plugins.google",
              ROOT + "plugins.alibaba",
              ROOT + "plugins.aws",
              CONTRACTS),
          List.of(ROOT + "control.resources"),
          List.of(ROOT + "control.execution"),
          List.of(WORKER, SERVER, CLI),
          List.of(BENCH));

  private Modules() {}

  /** The module that a class belongs to, as its package; empty for a class of no listed module. */
  static Optional<String> moduleOf(JavaClass type) {
    return all().filter(module -> contains(module, type)).findFirst();
  }

  static int levelOf(String module) {
    for (int level = 0; level < LEVELS.size(); level++) {
      if (LEVELS.get(level).contains(module)) {
        return level;
      }
    }
    throw new IllegalArgumentException(module + " is in no level");
  }

  static boolean contains(String module, JavaClass type) {
    String name = type.getPackageName();
    return name.equals(module) || name.startsWith(module + ".");
  }

  /** Package patterns of the modules that are no process of their own: all but the named ones. */
  static String[] libraries() {
    Set<String> processes = Set.of(WORKER, SERVER, CLI, BENCH);
    return patterns(all().filter(module -> !processes.contains(module)));
  }

  static String[] patterns(String... modules) {
    return patterns(Arrays.stream(modules));
  }

  static String[] patterns(Stream<String> modules) {
    return modules.map(module -> module + "..").toArray(String[]::new);
  }

  private static Stream<String> all() {
    return LEVELS.stream().flatMap(List::stream);
  }
}
