// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * One try at an activity, numbered from 1. Effects outside the database are named by it, so that a
 * repeated one finds what is already there.
 */
public record AttemptId(Uid run, ActivityKey activity, int number) {
  /** The id as a file or process name: letters, digits, '-', '_' and '.'. */
  public String fileName() {
    String hex = HexFormat.of().formatHex(activity.partition().getBytes(StandardCharsets.UTF_8));
    return run + "-" + activity.recipe() + (hex.isEmpty() ? "" : "_" + hex) + "-" + number;
  }
}
