// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.List;

/** What a succeeded or rejected activity made; stored as {@link Activity#result()}. */
public record ActivityResult(List<Output> outputs) {
  /**
   * What the sentence of a broken check begins with where the output was published all the same.
   */
  public static final String WARNING = "warning: ";

  public ActivityResult {
    outputs = List.copyOf(outputs);
  }

  /**
   * @param snapshot Iceberg's id of the new snapshot
   * @param findings one sentence for each check, in the order of the dataset's checks
   */
  public record Output(
      Uid dataset, Name name, long snapshot, long rows, long bytes, List<String> findings) {
    public Output {
      findings = List.copyOf(findings);
    }
  }
}
