// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.contracts;

import dev.slipway.model.Activity;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.ActivityState;
import dev.slipway.model.Attempt;
import dev.slipway.model.AttemptId;
import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Run;
import dev.slipway.model.RunState;
import dev.slipway.model.Uid;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Fingerprint;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Things to store, each with a uid of its own. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456Z");
  static final Caller ADA =
      new Caller(new Uid("01jn8000000000000000000ada"), new Name("ada"), Caller.Origin.USER);

  private final Random random = new Random(7);
  private int made;

  /** Uids sort in the order in which they were made. */
  Uid uid() {
    return Uid.next(NOW.plusMillis(made++), random);
  }

  Batch batch(Write... writes) {
    return Batch.of(uid(), ADA, writes);
  }

  Resource<Json> project(String name) {
    return resource(Ref.ofInstance(Kind.PROJECT, new Name(name)), "{}");
  }

  Resource<Json> connection(String name) {
    return resource(Ref.ofInstance(Kind.CONNECTION, new Name(name)), "{\"type\":\"local\"}");
  }

  Resource<Json> dataset(String project, String name) {
    return resource(
        Ref.inProject(Kind.DATASET, new Name(project), new Name(name)),
        "{\"connection\":\"local\",\"title\":\"Zürich \u00e4\u20ac\"}");
  }

  private Resource<Json> resource(Ref ref, String spec) {
    Resource.Labels labels =
        new Resource.Labels("A title", "What it is.", List.of("red", "blue"), new Name("ada"));
    return new Resource<>(uid(), ref, 1, 1, 0, labels, new Json(spec), Json.EMPTY, NOW, NOW);
  }

  /** The next generation, with another spec. */
  static Resource<Json> changed(Resource<Json> r, String spec) {
    return next(r, r.ref(), new Json(spec));
  }

  /** The next generation, with another name. */
  static Resource<Json> renamed(Resource<Json> r, String name) {
    return next(r, new Ref(r.ref().kind(), r.ref().project(), new Name(name)), r.spec());
  }

  static Resource<Json> next(Resource<Json> r, Ref ref, Json spec) {
    return new Resource<>(
        r.uid(),
        ref,
        r.specVersion(),
        r.generation() + 1,
        r.revision(),
        r.labels(),
        spec,
        r.status(),
        r.created(),
        NOW.plusSeconds(60));
  }

  Run run(Uid project, Instant created) {
    return new Run(
        uid(),
        "build",
        project,
        ADA,
        Optional.empty(),
        RunState.WAITING,
        new Json("{\"targets\":[\"flights\"]}"),
        false,
        created,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1);
  }

  Activity activity(Run run, String recipe) {
    return new Activity(
        run.uid(),
        new ActivityKey(uid(), "day=2013-01-01"),
        new Name(recipe),
        List.of(ActivityKey.whole(uid())),
        ActivityState.READY,
        "Its input \"flights\" has changed.",
        0,
        NOW,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Json.EMPTY,
        1);
  }

  static Attempt attempt(Activity activity, int number) {
    return new Attempt(
        new AttemptId(activity.run(), activity.key(), number),
        3,
        Attempt.AttemptState.RUNNING,
        NOW,
        Optional.empty(),
        Optional.empty(),
        1);
  }

  static Pointer pointer(Uid table, String scope, long version) {
    return new Pointer(
        new Pointer.Key(table, scope),
        version,
        "file:///data/" + table + "/v" + version + ".metadata.json",
        "ab".repeat(32),
        8_123_456_789_012_345_678L - version);
  }

  static Fingerprint fingerprint(Uid dataset, String partition, String hash) {
    return new Fingerprint(
        dataset, partition, hash, Map.of("definition", "d1", "engine", "duckdb"), 42, NOW);
  }

  static AuditEntry audit(Resource<Json> resource, String action) {
    return new AuditEntry(
        NOW, ADA, action, resource.uid(), resource.ref(), new Json("{\"spec\":{\"a\":1}}"));
  }
}
