// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.plan.Planned;
import dev.slipway.control.resources.Flow;
import dev.slipway.control.resources.Import;
import dev.slipway.control.resources.Resources;
import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.model.Variable;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Engine;
import dev.slipway.spi.Scan;
import dev.slipway.spi.TableHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Looks into datasets without changing anything. */
public final class Reading {
  private static final int MOST_ROWS = 10_000;
  private static final int MOST_SAMPLED = 1_000_000;

  private final Resources resources;
  private final Sources sources;
  private final Workshop workshop;
  private final TableHistory history;
  private final Host host;

  public Reading(
      Resources resources,
      Authorizer authorizer,
      Workshop workshop,
      TableHistory history,
      Host host) {
    this.history = history;
    this.resources = resources;
    this.sources = new Sources(workshop, authorizer);
    this.workshop = workshop;
    this.host = host;
  }

  /** Which of a dataset's contents. */
  public sealed interface Which {
    Which PUBLISHED = new Published();
    Which REJECTED = new Rejected();

    record Published() implements Which {}

    /** What a check refused last. */
    record Rejected() implements Which {}

    /** What was published as that snapshot. */
    record Earlier(long snapshot) implements Which {}
  }

  /**
   * The first rows of a dataset.
   *
   * @param rows at most 10,000 are given
   * @throws SlipwayException {@code NOT_FOUND} if there is nothing to look at
   */
  public Engine.Rows sample(Caller caller, Ref dataset, int rows, Which which) {
    Flow flow = resources.flowAround(caller, dataset);
    Resource<DatasetSpec> found = find(flow, dataset.name());
    Uid project = flow.project().uid();
    Scan scan =
        switch (which) {
          case Which.Published _ -> sources.published(caller, project, found);
          case Which.Rejected _ -> {
            sources.require(caller, Action.READ_DETAILS, project, found);
            yield sources.rejected(caller, project, found);
          }
          case Which.Earlier(long snapshot) -> {
            sources.require(caller, Action.READ, project, found);
            yield history.scan(caller, found, snapshot);
          }
        };
    String name = found.name().value();
    return run(List.of(new Engine.Input(name, scan)), "SELECT * FROM \"" + name + "\"", rows);
  }

  /**
   * The first rows of one SELECT in Slipway SQL over the project's datasets as they are published,
   * and over those that are shared with it, which it calls {@code "sales/orders"}.
   *
   * @throws SlipwayException {@code INVALID} if the SQL does not fit them
   */
  public Engine.Rows query(Caller caller, Name project, String sql, int rows) {
    Flow flow = resources.flow(caller, project);
    sources.requireQuery(caller, flow.project().uid());
    Map<Name, Schema> schemas = new LinkedHashMap<>();
    List<Engine.Input> inputs = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    SharedNames shared = new SharedNames(flow);
    String text = shared.replaced(sql);
    addShared(caller, flow, shared, schemas, inputs);
    for (Resource<DatasetSpec> dataset : named(flow, text)) {
      try {
        Scan scan = sources.published(caller, flow.project().uid(), dataset);
        schemas.put(dataset.name(), scan.schema());
        inputs.add(new Engine.Input(dataset.name().value(), scan));
      } catch (SlipwayException e) {
        if (e.code() != ErrorCode.NOT_FOUND) {
          throw e;
        }
        unread.add(e.getMessage());
      }
    }
    return run(
        inputs, planned(text, schemas, flow.variables().values(), unread).output().sql(), rows);
  }

  /**
   * What a recipe makes of the first rows of its inputs; the recipe need not be saved.
   *
   * @throws SlipwayException {@code INVALID} with pointers within the recipe if it does not fit
   */
  public Preview preview(Caller caller, Name project, RecipeSpec recipe, Preview.Extent extent) {
    Instant start = host.clock().instant();
    Flow flow = resources.flow(caller, project);
    sources.requireQuery(caller, flow.project().uid());
    Sampling sampling = Sampling.of(caller, flow, recipe, resources, sources);
    int steps = extent.steps() < 0 ? Integer.MAX_VALUE : extent.steps();
    Planned planned =
        workshop.planner().preview(recipe, steps, sampling.schemas(), flow.variables().values());
    int sample = Math.clamp(extent.sample(), 1, MOST_SAMPLED);
    Engine.Rows rows =
        run(sampling.inputs(), sampling.over(planned.output().sql(), sample), extent.rows());
    return new Preview(
        rows.schema(),
        rows.rows(),
        rows.more(),
        "The first " + sample + " rows of each input at most, from its first files on.",
        Duration.between(start, host.clock().instant()).toMillis());
  }

  private void addShared(
      Caller caller,
      Flow flow,
      SharedNames names,
      Map<Name, Schema> schemas,
      List<Engine.Input> inputs) {
    names
        .found()
        .forEach((alias, name) -> {
          Import shared =
              resources.imported(flow, name).orElseThrow(() -> Missing.shared(flow, name));
          sources.require(caller, Action.QUERY, shared.project(), shared.dataset());
          Scan scan = sources.published(caller, shared.project(), shared.dataset());
          schemas.put(alias, scan.schema());
          inputs.add(new Engine.Input(alias.value(), scan));
        });
  }

  /** Datasets whose names occur in the text: those that the query reads are among them. */
  private static List<Resource<DatasetSpec>> named(Flow flow, String sql) {
    String text = sql.toLowerCase(Locale.ROOT);
    return flow.datasets().values().stream()
        .filter(dataset -> text.contains(dataset.name().key()))
        .toList();
  }

  /** Where the SQL is refused, what could not be read may be why. */
  private Planned planned(
      String sql, Map<Name, Schema> schemas, Map<Name, Variable> variables, List<String> unread) {
    try {
      return workshop.planner().query(sql, schemas, variables);
    } catch (SlipwayException e) {
      if (unread.isEmpty()) {
        throw e;
      }
      throw new SlipwayException(
          e.code(), e.getMessage() + " " + String.join(" ", unread), e.problems());
    }
  }

  private Engine.Rows run(List<Engine.Input> inputs, String sql, int rows) {
    String id = "query-" + host.nextUid();
    int most = Math.clamp(rows, 1, MOST_ROWS);
    return workshop
        .engine()
        .query(new Engine.QueryTask(id, inputs, sql, most, host.limits()), Engine.Listener.NONE);
  }

  private static Resource<DatasetSpec> find(Flow flow, Name name) {
    return flow.dataset(name).orElseThrow(() -> Missing.dataset(flow, name));
  }
}
