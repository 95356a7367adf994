// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.FieldChange;
import dev.slipway.model.Activity;
import dev.slipway.model.ActivityKey;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.Run;
import dev.slipway.model.Schema;
import dev.slipway.model.Uid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answers of the server as far as commands read them; fields that they do not name are left
 * out.
 */
final class Wire {
  private Wire() {}

  /** A resource of any kind. */
  record Item(
      Kind kind,
      Optional<Name> project,
      Name name,
      Uid uid,
      long generation,
      String title,
      String description,
      List<String> tags,
      Json spec,
      Instant updated) {}

  /**
   * @param next what to ask with for the next page; empty on the last
   */
  record Items(List<Item> items, Optional<String> next) {}

  record Runs(List<Run> items, Optional<String> next) {}

  /** A run with its parts, in the order in which they were planned. */
  record Detail(Run run, List<Activity> activities) {}

  record Plan(List<Planned> activities) {}

  record Snapshots(List<Snapshot> items) {}

  record Snapshot(long snapshot, Instant at, long rows, boolean isCurrent) {}

  record Published(long snapshot) {}

  record Lineage(List<Link> links, List<String> gaps) {}

  record Link(Place from, Place to, Name recipe) {}

  record Place(Name project, Name dataset, String column) {}

  /** One activity of a plan, and why it would run or not. */
  record Planned(ActivityKey key, Name recipe, boolean runs, String reason) {}

  record Applied(List<Outcome> results) {}

  /**
   * @param outcome {@code created}, {@code changed} or {@code unchanged}
   * @param difference a JSON merge patch from what was stored
   * @param warnings what is no fault of the change but stays wrong, such as a recipe further on
   */
  record Outcome(
      Ref ref, String outcome, Json difference, long generation, List<Problem> warnings) {}

  record Generations(List<Generation> items, Optional<String> next) {}

  /** One generation of a resource, and what it changed of the one before. */
  record Generation(
      long generation, Instant at, Optional<Name> by, String action, List<FieldChange> changes) {}

  /**
   * How two generations differ.
   *
   * @param yaml line by line; "" if they do not
   */
  record Comparison(Ref ref, long from, long to, String yaml) {}

  /** Who one is. */
  record Me(Kind kind, Name name, List<String> groups, List<String> rights, boolean readOnly) {}

  record Tokens(List<Token> items) {}

  /**
   * @param secret in the answer to its creation alone
   */
  record Token(
      Uid id,
      String name,
      String scope,
      List<String> projects,
      Instant expires,
      Optional<Instant> lastUsed,
      String secret) {}

  record Hits(List<Hit> items, Optional<String> next) {}

  /** A resource that a search has found. */
  record Hit(
      Kind kind, Optional<Name> project, Name name, String title, List<String> tags, Name owner) {
    Ref ref() {
      return new Ref(kind, project, name);
    }
  }

  record Audit(List<Done> items, Optional<String> next) {
    /** One change: who did what to what. */
    record Done(Instant at, Who by, String action, Ref ref, Json difference) {}

    record Who(Name name) {}
  }

  record Settings(List<Setting> settings) {}

  /** A setting of a recipe, and what sets it. */
  record Setting(String name, String value, String from, Optional<Ref> at, String pointer) {}

  /**
   * @param entries that the chain of the audit trail holds
   */
  record Intact(long entries) {}

  /** Rows of a dataset or a query; each cell is its JSON. */
  record Rows(Schema schema, List<List<Json>> rows, boolean more) {}

  /** Rows that a recipe makes of the first rows of its inputs. */
  record Sampled(
      Schema schema, List<List<Json>> rows, boolean more, String sample, long milliseconds) {}

  /** Some files of a folder. */
  record Held(List<HeldFile> items, Optional<String> next) {}

  record HeldFile(String path, long bytes, Instant changed) {}

  /** What a folder of a connection holds. */
  record Folder(List<Entry> entries) {}

  /**
   * @param object absent for a folder
   */
  record Entry(String name, Optional<Stored> object) {
    long bytes() {
      return object.map(Stored::bytes).orElse(-1L);
    }
  }

  record Stored(long bytes) {}

  /**
   * @param next the offset to go on from
   */
  record Slice(String text, long next) {}
}
