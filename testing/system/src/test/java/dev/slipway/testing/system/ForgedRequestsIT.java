// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every place where a user may name an address, with addresses of this machine in it: nothing that
 * Slipway runs ever calls one (server-side request forgery).
 */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(Scratch.Given.class)
class ForgedRequestsIT {
  private static final String API = "/api/v1";
  private static final String PROJECT = API + "/projects/forged";
  private static final String TABLES = "/catalog/v1/namespaces/forged/tables";

  private final Scratch studio;
  private final Client client;
  private final Map<String, Integer> sent = new TreeMap<>();

  ForgedRequestsIT(Scratch studio) {
    this.studio = studio;
    this.client = studio.client();
  }

  @Test
  void nothingCallsWhatAUserNames() throws IOException, InterruptedException {
    try (Canary canary = Canary.open()) {
      awaitOwnCall(canary);
      List<String> addresses = addresses(canary.port());
      Project project = studio.project("forged");
      project.upload("in.csv", "a\n1\n");
      project.csv("raw", "in.csv", "{\"name\": \"a\", \"type\": \"int64\"}").good();
      project.make("made", "raw", Project.filter("a > 0"), "").good();
      project.built("made");

      nameInResources(addresses);
      nameInSql(addresses);
      nameInTheCatalog(addresses);
      nameInFiles(project, addresses);
      nameInHeaders(addresses);

      Thread.sleep(Duration.ofMillis(300));
      assertThat(canary.calls()).as("calls besides the test's own").hasSize(1);
      System.out.printf(
          "Forged requests: %d addresses, requests by place %s, 0 calls.%n",
          addresses.size(), sent);
    }
  }

  /** That a call would be seen. */
  private static void awaitOwnCall(Canary canary) throws IOException, InterruptedException {
    new Socket(InetAddress.getLoopbackAddress(), canary.port()).close();
    while (canary.calls().isEmpty()) {
      Thread.sleep(Duration.ofMillis(5));
    }
  }

  private static List<String> addresses(int port) {
    List<String> all = new ArrayList<>();
    for (String host :
        List.of(
            "127.0.0.1",
            "localhost",
            "127.1",
            "2130706433",
            "0x7f000001",
            "0177.0.0.1",
            "0.0.0.0",
            "[::ffff:127.0.0.1]",
            "127.0.0.1.",
            "user@127.0.0.1",
            "example.org@127.0.0.1")) {
      all.add("http://" + host + ":" + port + "/x.csv");
    }
    for (String scheme :
        List.of(
            "https", "s3", "s3a", "gs", "gcs", "r2", "hf", "az", "abfss", "ftp", "file", "hdfs")) {
      all.add(scheme + "://127.0.0.1:" + port + "/x.parquet");
    }
    all.add("//127.0.0.1:" + port + "/x.csv");
    all.add("http:/127.0.0.1:" + port + "/x.csv");
    all.add("jdbc:postgresql://127.0.0.1:" + port + "/x");
    all.add("s3://bucket/x.csv?s3_endpoint=127.0.0.1:" + port + "&s3_use_ssl=false");
    return all;
  }

  private void send(String place, Sending sending) throws IOException, InterruptedException {
    Answer answer = sending.send();
    assertThat(answer.status()).as(place + "\n" + answer.body()).isLessThan(500);
    sent.merge(place, 1, Integer::sum);
  }

  private interface Sending {
    Answer send() throws IOException, InterruptedException;
  }

  private void nameInResources(List<String> addresses) throws IOException, InterruptedException {
    for (String address : addresses) {
      for (String type : List.of("local", "s3")) {
        String spec =
            "{\"type\": \"%s\", \"root\": \"%s\", \"managedPath\": \"m/${projectKey}\"}"
                .formatted(type, address);
        send(
            "connection's root",
            () -> client.put(API + "/connections/forged", "{\"spec\": " + spec + "}"));
      }
      send(
          "connection's endpoint",
          () ->
              client.put(
                  API + "/connections/forged",
                  "{\"spec\": {\"type\": \"s3\", \"root\": \"b\", \"settings\": {\"endpoint\": \"%1$s\", \"key\": \"file:%1$s\"}}}"
                      .formatted(address)));
      send("dataset's path", () -> client.put(PROJECT + "/datasets/there", external(address)));
      send(
          "applied YAML",
          () ->
              client.apply(
                  "kind: dataset\nproject: forged\nname: there\nspec: !include \""
                      + address
                      + "\"\n"));
      send(
          "address of a file",
          () -> client.get(API + "/connections/local/files?path=" + encoded(address)));
    }
  }

  private static String external(String address) {
    return "{\"spec\": {\"type\": \"external\", \"connection\": \"local\", \"path\": \"%s\"}}"
        .formatted(address);
  }

  private static String encoded(String address) {
    return Traversals.encoded(address);
  }

  private void nameInSql(List<String> addresses) throws IOException, InterruptedException {
    for (String address : addresses) {
      for (String sql :
          List.of(
              "SELECT * FROM '%s'",
              "SELECT * FROM read_csv('%s')",
              "SELECT * FROM read_parquet(['%s'])",
              "SELECT * FROM TABLE(read_json('%s'))",
              "SELECT * FROM raw WHERE a IN (SELECT a FROM read_text('%s'))",
              "SELECT http_get('%s') FROM raw",
              "ATTACH '%s' AS x",
              "INSTALL x FROM '%s'",
              "COPY raw TO '%s'")) {
        String query = "{\"sql\": \"" + sql.formatted(address) + "\"}";
        send("SQL", () -> client.post(PROJECT + "/actions/query", query));
      }
    }
  }

  private void nameInTheCatalog(List<String> addresses) throws IOException, InterruptedException {
    String fields = "\"schema\": {\"type\": \"struct\", \"fields\": []}";
    for (String address : addresses) {
      send(
          "location of a new table",
          () ->
              client.post(
                  TABLES,
                  "{\"name\": \"t\", %s, \"location\": \"%s\"}".formatted(fields, address)));
      send(
          "paths of a new table",
          () ->
              client.post(
                  TABLES,
                  "{\"name\": \"t\", \"stage-create\": true, %1$s, \"properties\": {\"write.metadata.path\": \"%2$s\", \"write.data.path\": \"%2$s\", \"write.object-storage.path\": \"%2$s\"}}"
                      .formatted(fields, address)));
      send(
          "registered metadata",
          () ->
              client.post(
                  "/catalog/v1/namespaces/forged/register",
                  "{\"name\": \"t\", \"metadata-location\": \"%s\"}".formatted(address)));
      for (String update : updates(address)) {
        String body = "{\"requirements\": [], \"updates\": [" + update + "]}";
        send("commit to a table", () -> client.post(TABLES + "/made", body));
      }
    }
  }

  private static List<String> updates(String address) {
    String snapshot =
        "{\"snapshot-id\": 7, \"sequence-number\": 99, \"timestamp-ms\": 4102444800000, \"manifest-list\": \"%s\", \"summary\": {\"operation\": \"append\"}, \"schema-id\": 0}";
    return Stream.of(
            "{\"action\": \"set-location\", \"location\": \"%s\"}",
            "{\"action\": \"set-properties\", \"updates\": {\"write.metadata.path\": \"%s\"}}",
            "{\"action\": \"add-snapshot\", \"snapshot\": " + snapshot + "}",
            "{\"action\": \"set-statistics\", \"snapshot-id\": 1, \"statistics\": {\"snapshot-id\": 1, \"statistics-path\": \"%s\", \"file-size-in-bytes\": 1, \"file-footer-size-in-bytes\": 1, \"blob-metadata\": []}}")
        .map(update -> update.formatted(address))
        .toList();
  }

  /** Addresses as data, which stay data. */
  private void nameInFiles(Project project, List<String> addresses)
      throws IOException, InterruptedException {
    String csv =
        "a,b\n" + String.join("\n", addresses.stream().map(a -> "\"" + a + "\",1").toList());
    project.upload("urls.csv", csv + "\n");
    send("CSV file", () -> project.csv("urls", "urls.csv", ""));
    send("CSV file", () -> project.sample("urls"));
    project.upload(
        "urls.jsonl",
        String.join(
                "\n",
                addresses.stream()
                    .map(a -> "{\"$ref\": \"%1$s\", \"$schema\": \"%1$s\"}".formatted(a))
                    .toList())
            + "\n");
    send(
        "JSON file",
        () ->
            client.put(
                PROJECT + "/datasets/lines",
                "{\"spec\": {\"type\": \"external\", \"connection\": \"local\", \"path\": \"forged/urls.jsonl\"}}"));
    send("JSON file", () -> project.sample("lines"));
    project.make("from_urls", "urls", Project.filter("b > 0"), "").good();
    project.built("from_urls");
    project.upload("http:", "a\n1\n");
    send("file named as an address", () -> project.csv("named", "http:", ""));
    send("file named as an address", () -> project.sample("named"));
  }

  private void nameInHeaders(List<String> addresses) throws IOException, InterruptedException {
    for (String address : addresses) {
      for (String header :
          List.of(
              "Referer", "X-Forwarded-Host", "X-Forwarded-For", "Forwarded", "X-Original-URL")) {
        send("header", () -> client.get(API + "/status", header, address));
      }
    }
  }
}
