// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.documents.Documents;
import dev.slipway.model.ActivityLimit;
import dev.slipway.model.ActivityLimit.Per;
import dev.slipway.model.InstanceSettings;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.SlipwayException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsKindTest {
  private static final Ref SETTINGS = Ref.parse("settings:instance");

  private final Studio studio = Studio.withBase();

  @Test
  void limitsAreStoredAsTheyAreWritten() {
    limits("{all: {per: instance, most: 8}, nyc: {per: project, of: nyc, most: 2}}");

    assertThat(stored())
        .isEqualTo(
            Map.of(
                new Name("all"), ActivityLimit.each(Per.INSTANCE, 8),
                new Name("nyc"), ActivityLimit.of(Per.PROJECT, new Name("nyc"), 2)));
  }

  @Test
  void aLimitThatNothingCouldEverRunUnderIsRefused() {
    assertThat(problems("{none: {per: user, most: 0}, odd: {per: instance, of: x, most: 1}}"))
        .extracting(Problem::pointer, Problem::message)
        .containsExactly(
            tuple(
                "/spec/limits/none/most",
                "The limit 'none' lets 0 activities run at once, so that nothing ever would; give 1"
                    + " or more."),
            tuple(
                "/spec/limits/odd/of",
                "The limit 'odd' is for all that runs, so 'x' has no meaning; leave 'of' out, or"
                    + " count per project, connection or user."));
  }

  @Test
  void namesThatDifferInCaseAloneAreOne() {
    assertThat(problems("{a: {per: user, most: 1}, A: {per: project, most: 1}}"))
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .endsWith("is set twice, as case makes no difference; give one another name.");
  }

  @Test
  void aLimitOfWhatIsNotThereIsRefusedWithWhatMayBeMeant() {
    assertThat(problems("{l: {per: connection, of: filse, most: 1}}"))
        .extracting(Problem::pointer, Problem::message)
        .containsExactly(
            tuple("/spec/limits/l/of", "There is no connection 'filse'. Did you mean 'files'?"));
  }

  @Test
  void aLimitFollowsARenameOfWhatItIsFor() {
    limits("{l: {per: project, of: nyc, most: 1}}");

    studio.resources.rename(
        Studio.OWNER, Ref.parse("project:nyc"), new Name("york"), Precondition.ANY, false);

    assertThat(stored())
        .containsEntry(new Name("l"), ActivityLimit.of(Per.PROJECT, new Name("york"), 1));
  }

  @Test
  void whatALimitIsForStaysAsLongAsTheLimit() {
    limits("{l: {per: project, of: nyc, most: 1}}");

    assertThatThrownBy(
            () -> studio.resources.delete(Studio.OWNER, Ref.parse("project:nyc"), Precondition.ANY))
        .hasMessageContaining("settings:instance refers to project:nyc");
  }

  private void limits(String limits) {
    studio.apply("kind: settings\nname: instance\nspec: {limits: " + limits + "}\n");
  }

  private List<Problem> problems(String limits) {
    try {
      limits(limits);
    } catch (SlipwayException e) {
      return e.problems();
    }
    return List.of();
  }

  private Map<Name, ActivityLimit> stored() {
    return Documents.readStored(
            InstanceSettings.class, studio.resources.load(Studio.OWNER, SETTINGS).spec())
        .limits();
  }
}
