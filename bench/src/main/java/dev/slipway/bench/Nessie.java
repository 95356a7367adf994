// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.documents.Documents;
import dev.slipway.model.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Project Nessie's own server as published, with the same heap as ours may take and more, with its
 * metadata files in a {@link Bucket} that syncs them. Its pointers are as durable on PostgreSQL,
 * which syncs each commit; on RocksDB they are not, as Nessie lets it write its log unsynced and
 * has no setting for that.
 */
final class Nessie implements AutoCloseable {
  static final String VERSION = "0.99.0";
  private static final int MOST_TRIES = 1_200;

  private final Bucket bucket;
  private final Process process;
  private final Http http;
  private final String prefix;
  private final String store;

  private Nessie(Bucket bucket, Process process, Http http, String prefix, String store) {
    this.bucket = bucket;
    this.process = process;
    this.http = http;
    this.prefix = prefix;
    this.store = store;
  }

  static Path jar(Home home) {
    return home.root().resolve("bench/target/peers/nessie-quarkus-" + VERSION + "-runner.jar");
  }

  /** Faster, and less durable than Slipway. */
  static Nessie onRocks(Home home) throws IOException, InterruptedException {
    Path data = Files.createDirectories(home.scratch().resolve("nessie-rocks"));
    return start(
        home,
        data,
        "unsynced RocksDB",
        "-Dnessie.version.store.type=ROCKSDB",
        "-Dnessie.version.store.persist.rocks.database-path=" + data.resolve("rocks"));
  }

  /** As durable as Slipway. */
  static Nessie onPostgres(Home home, Postgres.Database database)
      throws IOException, InterruptedException {
    return start(
        home,
        Files.createDirectories(home.scratch().resolve("nessie-postgres")),
        "PostgreSQL",
        "-Dnessie.version.store.type=JDBC2",
        "-Dnessie.version.store.persist.jdbc.datasource=postgresql",
        "-Dquarkus.datasource.postgresql.jdbc.url=" + database.jdbc(),
        "-Dquarkus.datasource.postgresql.username=" + Postgres.USER,
        "-Dquarkus.datasource.postgresql.password=unused");
  }

  private static Nessie start(Home home, Path data, String store, String... settings)
      throws IOException, InterruptedException {
    if (!Files.exists(jar(home))) {
      throw new IllegalStateException(
          "Nessie is not at " + jar(home) + "; './slipway bench catalog' fetches it");
    }
    Bucket bucket = new Bucket(data.resolve("bucket"));
    int port = freePort();
    List<String> command = new ArrayList<>(command(port, bucket.uri()));
    command.addAll(List.of(settings));
    command.addAll(List.of("-jar", jar(home).toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("log").toFile())
            .start();
    try {
      Http http = new Http(URI.create("http://127.0.0.1:" + port), Map.of());
      return new Nessie(bucket, process, http, prefix(http, process), store);
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      bucket.close();
      throw e;
    }
  }

  private static List<String> command(int port, URI bucket) throws IOException {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx1g",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dquarkus.http.host=127.0.0.1",
        "-Dquarkus.http.port=" + port,
        "-Dquarkus.http.access-log.enabled=false",
        "-Dquarkus.management.host=127.0.0.1",
        "-Dquarkus.management.port=" + freePort(),
        "-Dquarkus.oidc.tenant-enabled=false",
        "-Dquarkus.otel.sdk.disabled=true",
        "-Dnessie.catalog.default-warehouse=bench",
        "-Dnessie.catalog.warehouses.bench.location=s3://bench/",
        "-Dnessie.catalog.service.s3.default-options.endpoint=" + bucket,
        "-Dnessie.catalog.service.s3.default-options.path-style-access=true",
        "-Dnessie.catalog.service.s3.default-options.region=us-east-1",
        "-Dnessie.catalog.service.s3.default-options.access-key=urn:nessie-secret:quarkus:bench",
        "-Dbench.name=bench",
        "-Dbench.secret=bench");
  }

  private record Config(Map<String, String> defaults, Map<String, String> overrides) {}

  private static String prefix(Http http, Process process)
      throws IOException, InterruptedException {
    for (int tries = 0; tries < MOST_TRIES && process.isAlive(); tries++) {
      try {
        Config config =
            Documents.readStored(Config.class, new Json(http.get("/iceberg/v1/config")));
        String prefix =
            config.overrides().getOrDefault("prefix", config.defaults().getOrDefault("prefix", ""));
        return URLEncoder.encode(prefix, UTF_8);
      } catch (IOException e) {
        Thread.sleep(100);
      }
    }
    throw new IOException("Nessie did not come up");
  }

  CatalogSide side() {
    return new CatalogSide(
        "Nessie " + VERSION + " on " + store, http, "/iceberg/v1/" + prefix + "/namespaces/bench");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    bucket.close();
  }
}
