// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.flow;

import org.jspecify.annotations.Nullable;

/** Versions of datasets and the names of their parts in fingerprints, each asked for once. */
final class Versions {
  private final Graph graph;
  private final Facts facts;
  private final @Nullable String[] versions;
  private final @Nullable String[] parts;

  Versions(Graph graph, Facts facts) {
    this.graph = graph;
    this.facts = facts;
    this.versions = new String[graph.datasets()];
    this.parts = new String[graph.datasets()];
  }

  /** The version now; "" where there is none or it cannot be told. */
  String of(int dataset) {
    String version = versions[dataset];
    if (version == null) {
      version = facts.version(graph.dataset(dataset)).orElse("");
      versions[dataset] = version;
    }
    return version;
  }

  /** The name of the part that holds the dataset's version where it is an input. */
  String part(int dataset) {
    String part = parts[dataset];
    if (part == null) {
      part = Fingerprints.input(graph.dataset(dataset));
      parts[dataset] = part;
    }
    return part;
  }
}
