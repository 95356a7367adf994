// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

/** Answers of a server, as JSON. */
final class Answers {
  static final String RUN = "01k0000000000000000000000a";
  static final String PROJECT = "01k0000000000000000000000b";
  static final String RECIPE = "01k0000000000000000000000c";
  static final String DATASET = "01k0000000000000000000000d";

  private Answers() {}

  static String run(String state) {
    String finished = state.equals("running") ? "" : ",\"finished\":\"2026-03-01T12:00:05Z\"";
    return """
    {"uid":"%s","type":"build","project":"%s","runAs":{"user":"%s","name":"owner","origin":"user"},
     "state":"%s","request":{"targets":[],"mode":"stale"},"cancelRequested":false,
     "created":"2026-03-01T12:00:00Z","started":"2026-03-01T12:00:01Z"%s,"revision":3}
    """
        .formatted(RUN, PROJECT, PROJECT, state, finished);
  }

  static String detail(String runState, String... activities) {
    return "{\"run\":"
        + run(runState)
        + ",\"activities\":["
        + String.join(",", activities)
        + "],\"attempts\":[]}";
  }

  /**
   * @param more further fields, each with a comma before it
   */
  static String activity(String recipe, String state, String reason, String more) {
    return """
    {"run":"%s","key":{"recipe":"%s","partition":""},"recipe":"%s","needs":[],"state":"%s","reason":"%s",
     "attempts":1,"notBefore":"2026-03-01T12:00:00Z","started":"2026-03-01T12:00:02Z"%s,"revision":2}
    """
        .formatted(RUN, RECIPE, recipe, state, reason, more);
  }

  static String made(String recipe, String dataset) {
    return activity(
        recipe,
        "succeeded",
        "it was never built",
        """
        ,"finished":"2026-03-01T12:00:04.500Z","result":{"outputs":[{"dataset":"%s","name":"%s","snapshot":77,
         "rows":336776,"bytes":21300000,"findings":["336776 rows"]}]}
        """
            .formatted(DATASET, dataset));
  }

  static String running(String recipe) {
    return activity(recipe, "running", "it was never built", ",\"result\":{}");
  }

  static String failed(String recipe, String message) {
    return activity(
        recipe,
        "failed",
        "it was never built",
        ",\"failure\":{\"code\":\"bad-data\",\"message\":\"" + message + "\"},\"result\":{}");
  }

  static String item(String kind, String project, String name, String more, String spec) {
    String within = project.isEmpty() ? "" : "\"project\":\"" + project + "\",";
    return """
    {"kind":"%s",%s"name":"%s","uid":"%s","specVersion":1,"generation":2,"revision":9,"owner":"owner"%s,
     "spec":%s,"status":{},"created":"2026-03-01T11:00:00Z","updated":"2026-03-01T11:30:00Z"}
    """
        .formatted(kind, within, name, DATASET, more, spec);
  }

  static String items(String... items) {
    return "{\"items\":[" + String.join(",", items) + "]}";
  }

  static String problem(String code, int status, String detail, String problems) {
    return """
    {"type":"about:blank","title":"Refused","status":%d,"detail":"%s","code":"%s","problems":[%s]}
    """
        .formatted(status, detail, code, problems);
  }
}
