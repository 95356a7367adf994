// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.regex.Pattern;

/**
 * What sort of resource: {@code dataset}, {@code recipe}. Kinds are open: the module that owns one
 * registers a definition for it.
 */
public record Kind(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z-]{0,40}");

  public static final Kind PROJECT = new Kind("project");
  public static final Kind CONNECTION = new Kind("connection");
  public static final Kind DATASET = new Kind("dataset");
  public static final Kind RECIPE = new Kind("recipe");
  public static final Kind USER = new Kind("user");
  public static final Kind GROUP = new Kind("group");
  public static final Kind SERVICE_ACCOUNT = new Kind("service-account");
  public static final Kind SETTINGS = new Kind("settings");
  public static final Kind LOCAL_VARIABLES = new Kind("local-variables");

  public Kind {
    if (!FORM.matcher(value).matches()) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "'" + Text.visible(value, 60) + "' is no kind of resource: expected lower-case letters.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
