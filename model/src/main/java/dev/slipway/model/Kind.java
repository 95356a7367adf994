// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

/**
 * What sort of resource: {@code dataset}, {@code recipe}. Kinds are open: the module that owns one
 * registers a definition for it.
 */
public record Kind(String value) {
  private static final int MOST_CHARACTERS = 41;

  public static final Kind PROJECT = new Kind("project");
  public static final Kind CONNECTION = new Kind("connection");
  public static final Kind DATASET = new Kind("dataset");
  public static final Kind RECIPE = new Kind("recipe");
  public static final Kind ZONE = new Kind("zone");
  public static final Kind FOLDER = new Kind("folder");
  public static final Kind USER = new Kind("user");
  public static final Kind GROUP = new Kind("group");
  public static final Kind SERVICE_ACCOUNT = new Kind("service-account");
  public static final Kind SETTINGS = new Kind("settings");
  public static final Kind LOCAL_VARIABLES = new Kind("local-variables");

  public Kind {
    if (!hasForm(value)) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "'" + Text.visible(value, 60) + "' is no kind of resource: expected lower-case letters.");
    }
  }

  /** By hand, as kinds are made by the thousand for each page of a list. */
  private static boolean hasForm(String value) {
    if (value.isEmpty() || value.length() > MOST_CHARACTERS || value.charAt(0) == '-') {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < 'a' || c > 'z') && c != '-') {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return value;
  }
}
