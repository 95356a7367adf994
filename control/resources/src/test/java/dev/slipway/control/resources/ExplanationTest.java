// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static dev.slipway.control.resources.Studio.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.control.resources.Explanation.Origin;
import dev.slipway.control.resources.Explanation.Setting;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final Setting WORKERS =
      new Setting("workers", "2", Origin.INSTANCE, Optional.empty(), "--workers");

  private final Studio studio = Studio.withBase();

  @Test
  void tellsOfEachSettingWhereItWasSet() {
    String uid = studio.resources.load(OWNER, Studio.dataset("late")).uid().value();

    assertThat(explain())
        .containsExactly(
            new Setting(
                "operation",
                "filter",
                Origin.RECIPE,
                Optional.of(Studio.recipe("filter_late")),
                "/operation"),
            new Setting(
                "connection of late",
                "files",
                Origin.PROJECT,
                Optional.of(Studio.project("nyc")),
                "/connection"),
            new Setting(
                "path of a new table of late",
                "managed/nyc/" + uid,
                Origin.CONNECTION,
                Optional.of(Studio.connection("files")),
                "/managedPath"),
            new Setting(
                "rebuild on upgrade",
                "no, with the next other change",
                Origin.DEFAULT,
                Optional.empty(),
                ""),
            WORKERS);
  }

  @Test
  void prefersWhatTheDatasetAndTheProjectSay() {
    studio.apply("{kind: connection, name: disk, spec: {type: local, root: d, managedPath: m}}");
    studio.patch(
        Studio.dataset("late"),
        "{\"spec\":{\"connection\":\"disk\",\"checks\":[{\"type\":\"row-count\",\"least\":1}]}}");
    studio.patch(Studio.project("nyc"), "{\"spec\":{\"rebuildOnUpgrade\":true}}");

    assertThat(explain())
        .filteredOn(setting -> setting.from() == Origin.DATASET)
        .extracting(Setting::name)
        .containsExactly("connection of late", "check of late");
    assertThat(explain())
        .filteredOn(setting -> setting.name().equals("rebuild on upgrade"))
        .extracting(Setting::value, Setting::pointer)
        .containsExactly(tuple("yes", "/rebuildOnUpgrade"));
  }

  private List<Setting> explain() {
    return studio.resources.explanation().of(OWNER, Studio.recipe("filter_late"), List.of(WORKERS));
  }
}
