// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The engines that tests compare, started once for all of them. Without a JDK 17 there is no Spark
 * among them, which is said; where changes are accepted, that is a failure.
 */
final class Engines implements AutoCloseable {
  private final List<TestEngine> all;

  private Engines(List<TestEngine> all) {
    this.all = all;
  }

  static Engines start() {
    try {
      List<TestEngine> engines = new ArrayList<>();
      engines.add(JdbcEngine.duckDb());
      engines.add(JdbcEngine.postgres());
      Optional<Path> jdk = SparkEngine.jdk();
      if (jdk.isPresent()) {
        engines.add(SparkEngine.start(jdk.get()));
      } else if ("true".equals(System.getenv("CI"))) {
        fail("There is no JDK 17 here, by which Spark 4.1 is started; install one.");
      } else {
        System.err.println("WARNING: no JDK 17 was found, so nothing is compared with Spark.");
      }
      return new Engines(engines);
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** DuckDB, by which the others are judged. */
  TestEngine judge() {
    return all.getFirst();
  }

  /** All but DuckDB. */
  List<TestEngine> others() {
    return all.subList(1, all.size());
  }

  List<TestEngine> all() {
    return all;
  }

  boolean isComplete() {
    return all.size() == 3;
  }

  @Override
  public void close() {
    all.forEach(TestEngine::close);
  }

  /** Gives a test class the engines. */
  static final class Extension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Engines.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(Engines.class))
          .getOrComputeIfAbsent(Engines.class, key -> Engines.start(), Engines.class);
    }
  }
}
