// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.store;

import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Resource;
import dev.slipway.spi.Forms;
import dev.slipway.spi.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The form of a database, and who and what is still of an older one. */
final class FormReads implements Forms {
  /** The token of a page that begins with the first of the earlier generations. */
  private static final String EARLIER = "earlier ";

  private static final String[] GROUPS = {"kind", "spec_version"};

  private final Database database;

  FormReads(Database database) {
    this.database = database;
  }

  @Override
  public State state() {
    return database.state();
  }

  @Override
  public void raise() {
    database.raise();
  }

  @Override
  public List<Step> contract() {
    return database.contract();
  }

  @Override
  public List<Server> servers() {
    Instant now = database.now();
    return database.read(rows -> Servers.live(rows, now));
  }

  @Override
  public List<Specs> specs() {
    return database.read(rows -> {
      Map<List<Object>, Long> current = rows.counts(ResourceTables.RESOURCES, GROUPS);
      Map<List<Object>, Long> earlier = rows.counts(ResourceTables.GENERATIONS, GROUPS);
      Map<List<Object>, Specs> all = new TreeMap<>(Cells.ORDER);
      List<List<Object>> groups = new ArrayList<>(current.keySet());
      groups.addAll(earlier.keySet());
      for (List<Object> group : groups) {
        all.put(
            group,
            new Specs(
                new Kind((String) group.getFirst()),
                Math.toIntExact((Long) group.getLast()),
                current.getOrDefault(group, 0L),
                earlier.getOrDefault(group, 0L)));
      }
      return List.copyOf(all.values());
    });
  }

  @Override
  public Page<Resource<Json>> specs(Kind kind, int version, Page.Request page) {
    return page.after().startsWith(EARLIER)
        ? earlier(kind, version, page)
        : current(kind, version, page);
  }

  private Page<Resource<Json>> current(Kind kind, int version, Page.Request page) {
    Query<Item> query =
        of(ResourceTables.RESOURCES, kind, version)
            .ascending("uid")
            .after(page.after().isEmpty() ? List.of() : List.of(page.after()))
            .limit(Pages.fetch(page));
    Page<Resource<Json>> found =
        database.read(rows ->
            Pages.cut(
                rows.list(query),
                page,
                item -> item.uid().value(),
                item -> Names.resolve(rows, item)));
    return found.next().isPresent() ? found : new Page<>(found.items(), Optional.of(EARLIER));
  }

  private Page<Resource<Json>> earlier(Kind kind, int version, Page.Request page) {
    String after = page.after().substring(EARLIER.length());
    int space = after.indexOf(' ');
    Query<Item> query =
        of(ResourceTables.GENERATIONS, kind, version)
            .ascending("uid", "generation")
            .after(
                space < 0
                    ? List.of()
                    : List.of(
                        after.substring(0, space),
                        Pages.number(page.after(), after.substring(space + 1))))
            .limit(Pages.fetch(page));
    return database.read(rows ->
        Pages.cut(
            rows.list(query),
            page,
            item -> EARLIER + item.uid().value() + " " + item.resource().generation(),
            item -> Names.resolve(rows, item)));
  }

  private static Query<Item> of(Table<Item> table, Kind kind, int version) {
    return Query.of(table).where("kind", kind.value()).where("spec_version", (long) version);
  }
}
