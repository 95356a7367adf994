// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

import java.util.Locale;
import java.util.Optional;

/**
 * What a recipe calls a dataset: its name, after that of its project where it is shared from
 * another one. Written {@code late} or {@code nyc/late}.
 */
public record DatasetName(String value) {
  public DatasetName {
    int slash = value.indexOf('/');
    if (slash >= 0) {
      Name _ = new Name(value.substring(0, slash));
    }
    Name _ = new Name(value.substring(slash + 1));
  }

  /** Of the recipe's own project. */
  public static DatasetName of(Name name) {
    return new DatasetName(name.value());
  }

  /** Of another project. */
  public static DatasetName of(Name project, Name name) {
    return new DatasetName(project + "/" + name);
  }

  /** Empty for the recipe's own. */
  public Optional<Name> project() {
    int slash = value.indexOf('/');
    return slash < 0 ? Optional.empty() : Optional.of(new Name(value.substring(0, slash)));
  }

  public Name name() {
    return new Name(value.substring(value.indexOf('/') + 1));
  }

  /** Whether it means a dataset of another project than that one. */
  public boolean isForeignTo(Name home) {
    return project().filter(other -> !other.key().equals(home.key())).isPresent();
  }

  /** The dataset that is meant in a recipe of that project. */
  public Ref in(Name home) {
    return Ref.inProject(Kind.DATASET, project().orElse(home), name());
  }

  /** The form under which names are compared: lower case. */
  public String key() {
    return value.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
