// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Paths of the REST surface. Names need no escaping; anything else is escaped here. */
final class Routes {
  private static final String API = "/api/v1/";
  private static final List<Kind> OF_INSTANCE =
      List.of(Kind.PROJECT, Kind.CONNECTION, Kind.USER, Kind.GROUP, Kind.SERVICE_ACCOUNT);
  private static final List<Kind> IN_PROJECT =
      List.of(Kind.DATASET, Kind.RECIPE, Kind.ZONE, Kind.FOLDER);

  private Routes() {}

  /** The kind that a person calls {@code dataset} or {@code datasets}. */
  static Kind kind(String word) {
    String singular = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    return Stream.concat(OF_INSTANCE.stream(), IN_PROJECT.stream())
        .filter(kind -> kind.value().equalsIgnoreCase(singular))
        .findFirst()
        .orElseThrow(() -> unknown(word));
  }

  private static SlipwayException unknown(String word) {
    List<String> known =
        Stream.concat(OF_INSTANCE.stream(), IN_PROJECT.stream()).map(Kind::value).toList();
    return new SlipwayException(
        ErrorCode.INVALID,
        "There is no kind of resource '"
            + Text.visible(word, 40)
            + "'."
            + Text.didYouMean(word, known)
            + " Kinds are "
            + String.join(", ", known)
            + ".");
  }

  static boolean isInProject(Kind kind) {
    return IN_PROJECT.contains(kind);
  }

  /** Where the resources of a kind are that belong to no project. */
  static String all(Kind kind) {
    return API + kind + "s";
  }

  static String all(Kind kind, Name project) {
    return in(project) + kind + "s";
  }

  private static String in(Name project) {
    return API + "projects/" + project + "/";
  }

  static String of(Ref ref) {
    return ref.project().map(project -> all(ref.kind(), project)).orElseGet(() -> all(ref.kind()))
        + "/"
        + ref.name();
  }

  /**
   * @param after the token of the page before, "" for the first
   */
  static String page(String all, String after) {
    return all + "?limit=500" + (after.isEmpty() ? "" : "&after=" + escaped(after));
  }

  static String apply(boolean dryRun) {
    return API + "apply?dryRun=" + dryRun;
  }

  static String rename(Ref ref, boolean dryRun) {
    return of(ref) + "/actions/rename?dryRun=" + dryRun;
  }

  static String restore(Ref ref, boolean dryRun) {
    return of(ref) + "/actions/restore?dryRun=" + dryRun;
  }

  static String copy(Ref ref, boolean dryRun) {
    return of(ref) + "/actions/copy?dryRun=" + dryRun;
  }

  static String explain(Ref recipe) {
    return of(recipe) + "/explain";
  }

  static String generations(Ref ref, int limit) {
    return of(ref) + "/generations?limit=" + limit;
  }

  static String difference(Ref ref, long from) {
    return of(ref) + "/generations/" + from + "/difference";
  }

  /**
   * @param filters by the name of each; those that are empty are left out
   */
  static String search(Map<String, String> filters) {
    return API + "search" + query(filters);
  }

  static String audit(Map<String, String> filters) {
    return API + "audit" + query(filters);
  }

  static String auditExport(Map<String, String> filters) {
    return API + "audit/export" + query(filters);
  }

  static String auditCheck() {
    return API + "audit/check";
  }

  static String export(Name project) {
    return in(project) + "export";
  }

  static String build(Name project, boolean dryRun) {
    return in(project) + "actions/build?dryRun=" + dryRun;
  }

  static String preview(Name project) {
    return in(project) + "recipes/preview";
  }

  static String query(Name project) {
    return in(project) + "actions/query";
  }

  static String sample(Name project, Name dataset, int rows, boolean rejected) {
    return of(Ref.inProject(Kind.DATASET, project, dataset))
        + "/sample?rows="
        + rows
        + "&rejected="
        + rejected;
  }

  static String snapshots(Ref dataset) {
    return of(dataset) + "/snapshots";
  }

  static String clear(Ref dataset) {
    return of(dataset) + "/actions/clear";
  }

  static String rollBack(Ref dataset) {
    return of(dataset) + "/actions/roll-back";
  }

  static String within(Ref folder) {
    return of(folder) + "/files";
  }

  static String within(Ref folder, String path) {
    return within(folder) + "/" + escaped(path).replace("%2F", "/");
  }

  static String lineage(Ref dataset, String column, String direction) {
    return of(dataset) + "/lineage?column=" + escaped(column) + "&direction=" + escaped(direction);
  }

  static String runs(int limit) {
    return API + "runs?limit=" + limit;
  }

  static String runs(int limit, Name project) {
    return runs(limit) + "&project=" + project;
  }

  static String run(String uid) {
    return API + "runs/" + escaped(uid);
  }

  static String cancel(String uid) {
    return run(uid) + "/actions/cancel";
  }

  static String log(String uid, String activity, long offset) {
    String part = activity.isEmpty() ? "" : "&activity=" + escaped(activity);
    return run(uid) + "/log?offset=" + offset + "&limit=262144" + part;
  }

  static String file(Name connection, String path) {
    return API + "connections/" + connection + "/files/" + escaped(path).replace("%2F", "/");
  }

  static String files(Name connection) {
    return API + "connections/" + connection + "/files?path=";
  }

  static String me() {
    return API + "me";
  }

  static String login() {
    return API + "login";
  }

  /**
   * @param account the service account whose they are; empty for one's own
   */
  static String tokens(Optional<Name> account) {
    return API + "tokens" + owner(account);
  }

  static String token(String id, Optional<Name> account) {
    return API + "tokens/" + escaped(id) + owner(account);
  }

  private static String owner(Optional<Name> account) {
    return account.map(name -> "?serviceAccount=" + name).orElse("");
  }

  static String user(Name name) {
    return of(Ref.ofInstance(Kind.USER, name));
  }

  static String work(Name user) {
    return user(user) + "/work";
  }

  static String password(Name user) {
    return user(user) + "/password";
  }

  static String rotateKey() {
    return API + "actions/rotate-key";
  }

  static String upgrade() {
    return API + "upgrade";
  }

  static String finishUpgrade(boolean dryRun) {
    return API + "upgrade/actions/finish?dryRun=" + dryRun;
  }

  static String status() {
    return API + "status";
  }

  private static String query(Map<String, String> filters) {
    String query =
        filters.entrySet().stream()
            .filter(filter -> !filter.getValue().isEmpty())
            .map(filter -> filter.getKey() + "=" + escaped(filter.getValue()))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
