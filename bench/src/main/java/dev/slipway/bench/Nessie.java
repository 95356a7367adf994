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
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Project Nessie's own server as published, with the same heap as ours may take and more, on
 * RocksDB with its metadata files in a {@link Bucket}. RocksDB does not sync its log at each
 * commit, so that Nessie's commits are less durable than ours; its metadata files are as durable.
 */
final class Nessie implements AutoCloseable {
  static final String VERSION = "0.99.0";
  private static final int MOST_TRIES = 300;

  private final Bucket bucket;
  private final Process process;
  private final Http http;
  private final String prefix;

  private Nessie(Bucket bucket, Process process, Http http, String prefix) {
    this.bucket = bucket;
    this.process = process;
    this.http = http;
    this.prefix = prefix;
  }

  static Path jar(Home home) {
    return home.root().resolve("bench/target/peers/nessie-quarkus-" + VERSION + "-runner.jar");
  }

  static Nessie start(Home home) throws IOException, InterruptedException {
    if (!Files.exists(jar(home))) {
      throw new IllegalStateException(
          "Nessie is not at " + jar(home) + "; './slipway bench catalog' fetches it");
    }
    Path data = Files.createDirectories(home.scratch().resolve("nessie"));
    Bucket bucket = new Bucket(data.resolve("bucket"));
    int port = freePort();
    Process process =
        new ProcessBuilder(
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
                "-Dnessie.version.store.type=ROCKSDB",
                "-Dnessie.version.store.persist.rocks.database-path=" + data.resolve("rocks"),
                "-Dnessie.catalog.default-warehouse=bench",
                "-Dnessie.catalog.warehouses.bench.location=s3://bench/",
                "-Dnessie.catalog.service.s3.default-options.endpoint=" + bucket.uri(),
                "-Dnessie.catalog.service.s3.default-options.path-style-access=true",
                "-Dnessie.catalog.service.s3.default-options.region=us-east-1",
                "-Dnessie.catalog.service.s3.default-options.access-key=urn:nessie-secret:quarkus:bench",
                "-Dbench.name=bench",
                "-Dbench.secret=bench",
                "-jar",
                jar(home).toString())
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("log").toFile())
            .start();
    try {
      Http http = new Http(URI.create("http://127.0.0.1:" + port), Map.of());
      return new Nessie(bucket, process, http, prefix(http, process));
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      bucket.close();
      throw e;
    }
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
        "Nessie " + VERSION, http, "/iceberg/v1/" + prefix + "/namespaces/bench");
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
