// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.plan.Planned;
import dev.slipway.control.resources.Flow;
import dev.slipway.control.resources.Import;
import dev.slipway.control.resources.Resources;
import dev.slipway.model.Caller;
import dev.slipway.model.DatasetName;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.model.Variable;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Engine;
import dev.slipway.spi.Scan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks into datasets without changing anything. */
public final class Reading {
  private static final int MOST_ROWS = 10_000;

  /** A text or a comment, in which no dataset is named; or the quoted name of one elsewhere. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "'(?:[^']|'')*+'|--[^\\n]*+|/\\*(?s:.*?)\\*/"
              + "|\"([A-Za-z][A-Za-z0-9_-]{0,62})/([A-Za-z][A-Za-z0-9_-]{0,62})\"");

  private final Resources resources;
  private final Sources sources;
  private final Workshop workshop;
  private final Host host;

  public Reading(Resources resources, Authorizer authorizer, Workshop workshop, Host host) {
    this.resources = resources;
    this.sources = new Sources(workshop, authorizer);
    this.workshop = workshop;
    this.host = host;
  }

  /**
   * The first rows of a dataset.
   *
   * @param rows at most 10,000 are given
   * @param rejected whether to look at what a check refused last instead of what is published
   * @throws SlipwayException {@code NOT_FOUND} if there is nothing to look at
   */
  public Engine.Rows sample(Caller caller, Ref dataset, int rows, boolean rejected) {
    Flow flow = resources.flowAround(caller, dataset);
    Resource<DatasetSpec> found = find(flow, dataset.name());
    Uid project = flow.project().uid();
    if (rejected) {
      sources.require(caller, Action.READ_DETAILS, project, found);
    }
    Scan scan =
        rejected
            ? sources.rejected(caller, project, found)
            : sources.published(caller, project, found);
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
    String text = shared(caller, flow, sql, schemas, inputs);
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
    return run(inputs, planned(text, schemas, flow.variables().values(), unread).sql(), rows);
  }

  /**
   * Adds what the text calls of other projects, and gives the text with names that SQL allows: of
   * the same length, so that faults are told where they are.
   */
  private String shared(
      Caller caller, Flow flow, String sql, Map<Name, Schema> schemas, List<Engine.Input> inputs) {
    return FOREIGN
        .matcher(sql)
        .replaceAll(match -> {
          if (match.group(1) == null) {
            return Matcher.quoteReplacement(match.group());
          }
          DatasetName name = DatasetName.of(new Name(match.group(1)), new Name(match.group(2)));
          Import found =
              resources.imported(flow, name).orElseThrow(() -> Missing.shared(flow, name));
          Name alias = new Name(match.group(1) + "_" + match.group(2));
          if (schemas.get(alias) == null) {
            Missing.requireFree(flow, alias, name);
            sources.require(caller, Action.QUERY, found.project(), found.dataset());
            Scan scan = sources.published(caller, found.project(), found.dataset());
            schemas.put(alias, scan.schema());
            inputs.add(new Engine.Input(alias.value(), scan));
          }
          return Matcher.quoteReplacement("\"" + alias + "\"");
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
