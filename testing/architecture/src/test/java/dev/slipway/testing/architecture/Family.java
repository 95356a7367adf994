// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.architecture;

import java.util.List;
import java.util.stream.Stream;

/**
 * A third-party family and its home.
 *
 * @param packages patterns of the family's packages
 * @param homes the modules that may use it; the benchmarks may use any
 */
record Family(List<String> packages, List<String> homes) {
  Family {
    packages = List.copyOf(packages);
    homes = List.copyOf(homes);
  }

  static final List<Family> ALL =
      List.of(
          of("org.apache.iceberg..").livesIn(Modules.CATALOG),
          of("org.apache.calcite..").livesIn(Modules.PLAN),
          of("com.google.re2j..").livesIn(Modules.PLAN),
          of("io.fabric8..", "io.kubernetes..").livesIn(Modules.KUBERNETES),
          of("org.duckdb..").livesIn(Modules.WORKER),
          of("org.dhatim..", "org.apache.avro..", "org.apache.orc..", "org.apache.hadoop..")
              .livesIn(Modules.WORKER),
          of("org.apache.commons.compress..").livesIn(Modules.WORKER),
          of("java.sql..", "javax.sql..").livesIn(Modules.STORE, Modules.WORKER),
          of("org.sqlite..", "org.postgresql..").livesIn(Modules.STORE),
          // Iceberg's catalog and the web framework bring a Jackson of their own.
          of("com.fasterxml.jackson..", "tools.jackson..")
              .livesIn(Modules.DOCUMENTS, Modules.CATALOG, Modules.SERVER),
          of("org.snakeyaml..", "com.github.victools..").livesIn(Modules.DOCUMENTS),
          of("com.google.crypto..").livesIn(Modules.SECRETS),
          of("com.nimbusds..").livesIn(Modules.LOGIN),
          of("io.quarkus..", "io.smallrye..", "io.vertx..", "io.micrometer..")
              .livesIn(Modules.SERVER),
          of("jakarta..", "org.eclipse.microprofile..", "org.jboss..").livesIn(Modules.SERVER),
          of("picocli..").livesIn(Modules.CLI),
          of("com.password4j..", "org.bouncycastle..").livesIn(Modules.ACCESS),
          of("com.azure..", "com.microsoft..").livesIn(Modules.ROOT + "plugins.azure"),
          of("com.google.cloud..", "com.google.auth..").livesIn(Modules.ROOT + "plugins.google"),
          of("com.aliyun..").livesIn(Modules.ROOT + "plugins.alibaba"),
          of("software.amazon..", "com.amazonaws..").livesIn(Modules.ROOT + "plugins.aws"),
          of("org.junit..", "org.assertj..", "net.jqwik..").livesIn(Modules.CONTRACTS),
          of("javax.inject..", "com.google.inject..", "org.springframework..", "lombok.."));

  private static Family of(String... packages) {
    return new Family(List.of(packages), List.of());
  }

  private Family livesIn(String... modules) {
    return new Family(packages, List.of(modules));
  }

  String[] packagePatterns() {
    return packages.toArray(String[]::new);
  }

  String[] homePatterns() {
    return Modules.patterns(Stream.concat(homes.stream(), Stream.of(Modules.BENCH)));
  }
}
