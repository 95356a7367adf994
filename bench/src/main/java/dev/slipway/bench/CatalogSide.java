// SPDX-License-Identifier: Apache-2.0
package dev.slipway.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One catalog as a client of the Iceberg REST protocol sees it; both sides get the same requests.
 *
 * @param namespace path of the namespace that holds the tables
 */
record CatalogSide(String name, Http http, String namespace) {
  private static final List<String> TYPES =
      List.of("long", "string", "double", "timestamptz", "boolean");
  private static final int COLUMNS = 10;
  private static final Pattern MANIFEST_LIST = Pattern.compile("\"manifest-list\"");

  /**
   * What a commit starts from.
   *
   * @param sequence of the newest snapshot
   * @param snapshot id of it, -1 where there is none
   */
  record State(String uuid, String location, long sequence, long snapshot, int snapshots) {}

  void create(String table) throws IOException, InterruptedException {
    String fields =
        IntStream.range(0, COLUMNS)
            .mapToObj(i ->
                "{\"id\": %d, \"name\": \"column_%d\", \"required\": false, \"type\": \"%s\"}"
                    .formatted(i + 1, i, TYPES.get(i % TYPES.size())))
            .collect(Collectors.joining(", "));
    http.post(
        namespace + "/tables",
        """
        {"name": "%s", "stage-create": false, "properties": {},
         "schema": {"type": "struct", "schema-id": 0, "fields": [%s]}}\
        """
            .formatted(table, fields));
  }

  ByteBuffer load(String table) {
    return http.bytes("GET", namespace + "/tables/" + table, "");
  }

  State state(String table) throws IOException, InterruptedException {
    String answer = http.get(namespace + "/tables/" + table);
    return new State(
        text(answer, "table-uuid"),
        text(answer, "location"),
        number(answer, "last-sequence-number"),
        number(answer, "current-snapshot-id"),
        (int) MANIFEST_LIST.matcher(answer).results().count());
  }

  /** The request that appends a snapshot, prepared as an engine does. */
  byte[] commit(String table, State from) {
    return http.bytes("POST", namespace + "/tables/" + table, commit(from, 1)).array();
  }

  /** Appends snapshots in one commit, prepared beforehand as an engine does; the status is told. */
  int append(String table, State from, int snapshots) throws IOException, InterruptedException {
    return http.send("POST", namespace + "/tables/" + table, commit(from, snapshots)).statusCode();
  }

  /** As {@link #append}, which must succeed. */
  void mustAppend(String table, State from, int snapshots)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send("POST", namespace + "/tables/" + table, commit(from, snapshots));
    if (answer.statusCode() != 200) {
      throw new IOException(name + " answered a commit with " + answer.body());
    }
  }

  private static String commit(State from, int snapshots) {
    long first = Math.max(1, from.snapshot() + 1);
    long last = first + snapshots - 1;
    String added =
        IntStream.range(0, snapshots)
            .mapToObj(i -> snapshot(from, first + i, from.sequence() + 1 + i))
            .collect(Collectors.joining(", "));
    return """
    {"requirements": [
       {"type": "assert-table-uuid", "uuid": "%s"},
       {"type": "assert-ref-snapshot-id", "ref": "main", "snapshot-id": %s}],
     "updates": [%s,
       {"action": "set-snapshot-ref", "ref-name": "main", "type": "branch", "snapshot-id": %d}]}\
    """
        .formatted(
            from.uuid(),
            from.snapshot() < 0 ? "null" : Long.toString(from.snapshot()),
            added,
            last);
  }

  private static String snapshot(State from, long id, long sequence) {
    String parent = id > 1 ? "\"parent-snapshot-id\": " + (id - 1) + ", " : "";
    return """
    {"action": "add-snapshot", "snapshot": {"snapshot-id": %d, %s"sequence-number": %d,
     "timestamp-ms": %d, "manifest-list": "%s/metadata/snap-%d-%s.avro", "schema-id": 0,
     "summary": {"operation": "append", "added-data-files": "1", "added-records": "1000",
       "added-files-size": "65536", "total-records": "%d", "total-data-files": "%d"}}}\
    """
        .formatted(
            id,
            parent,
            sequence,
            System.currentTimeMillis(),
            from.location(),
            id,
            from.uuid(),
            1000 * id,
            id);
  }

  private static String text(String answer, String key) {
    return found(answer, "\"" + key + "\"\\s*:\\s*\"([^\"]+)\"");
  }

  private static long number(String answer, String key) {
    Matcher matcher = Pattern.compile("\"" + key + "\"\\s*:\\s*(-?\\d+)").matcher(answer);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
  }

  private static String found(String answer, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(answer);
    if (!matcher.find()) {
      throw new IllegalStateException("a loaded table has no " + pattern);
    }
    return matcher.group(1);
  }
}
