// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import static dev.slipway.control.resources.Studio.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.control.access.Access;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Page;
import dev.slipway.spi.SecretVault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeletionTest {
  private final Studio studio = Studio.withBase();

  @Test
  void deletesWhatNothingRefersToAndRecordsIt() {
    studio.resources.delete(OWNER, Studio.recipe("filter_late"), Precondition.ANY);

    assertThat(studio.resources.flow(OWNER, new Name("nyc")).recipes()).isEmpty();
    assertThat(studio.store.tips().audit(Optional.empty(), Page.Request.FIRST).items().getFirst())
        .satisfies(entry -> assertThat(entry.action()).isEqualTo("delete"))
        .satisfies(entry -> assertThat(entry.ref()).isEqualTo(Studio.recipe("filter_late")));
  }

  @Test
  void refusesToDeleteAnInputAndNamesTheRecipe() {
    SlipwayException refused = refused(Studio.dataset("flights"));

    assertThat(refused.code()).isEqualTo(ErrorCode.STILL_REFERENCED);
    assertThat(refused)
        .hasMessageContaining("recipe:nyc/filter_late refers to dataset:nyc/flights.");
  }

  @Test
  void refusesToDeleteAConnectionAndNamesAllThatIsOnIt() {
    SlipwayException refused = refused(Studio.connection("files"));

    assertThat(refused.problems())
        .extracting(Problem::message)
        .containsExactlyInAnyOrder(
            "project:nyc refers to connection:files.",
            "dataset:nyc/flights refers to connection:files.");
    assertThat(refused).hasMessageContaining("(and 1 more)");
  }

  @Test
  void refusesToDeleteAProjectThatIsNotEmpty() {
    SlipwayException refused = refused(Studio.project("nyc"));

    assertThat(refused.code()).isEqualTo(ErrorCode.STILL_REFERENCED);
    assertThat(refused).hasMessageContaining("refers to project:nyc");
  }

  @Test
  void deletesAWholeProjectAtOnceWhateverTheOrder() {
    studio.resources.delete(
        OWNER,
        List.of(
            Studio.connection("files"),
            Studio.project("nyc"),
            Studio.dataset("flights"),
            Studio.dataset("late"),
            Studio.recipe("filter_late")),
        Precondition.ANY);

    assertThat(studio.store.resources().find(Studio.project("nyc"))).isEmpty();
    assertThat(studio.store.resources().find(Studio.connection("files"))).isEmpty();
  }

  @Test
  void deletesOnlyTheGenerationThatTheCallerHasRead() {
    studio.patch(Studio.recipe("filter_late"), "{\"title\":\"x\"}");

    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class,
            () ->
                studio.resources.delete(
                    OWNER, Studio.recipe("filter_late"), new Precondition.Generation(1)));

    assertThat(refused.code()).isEqualTo(ErrorCode.CONFLICT);
  }

  @Test
  void deletesNothingThatSomebodyBeganToUseMeanwhile() {
    studio.apply(ValidationTest.managed("spare"));
    Batch planned = planned(Studio.dataset("spare"));

    studio.apply(ValidationTest.recipe("user", "flights", "spare", "delay > 1"));

    assertThat(catchThrowableOfType(SlipwayException.class, () -> studio.store.commit(planned)))
        .extracting(SlipwayException::code)
        .isEqualTo(ErrorCode.CONFLICT);
    assertThat(refused(Studio.dataset("spare")).code()).isEqualTo(ErrorCode.STILL_REFERENCED);
  }

  @Test
  void deletesNoConnectionThatAProjectBeganToUseMeanwhile() {
    String spare =
        "{kind: connection, name: spare, spec: {type: local, root: x, managedPath: 'm'}}";
    studio.apply(spare);
    Batch planned = planned(Studio.connection("spare"));

    studio.apply("{kind: project, name: other, spec: {connection: spare}}");

    assertThat(catchThrowableOfType(SlipwayException.class, () -> studio.store.commit(planned)))
        .extracting(SlipwayException::code)
        .isEqualTo(ErrorCode.CONFLICT);
    assertThat(refused(Studio.connection("spare")).code()).isEqualTo(ErrorCode.STILL_REFERENCED);
  }

  private Batch planned(Ref ref) {
    Access access = new Access(studio.store);
    Reads reads = new Reads(studio.store.resources(), access);
    KindRegistry kinds =
        KindRegistry.standard(List.of(new FakeProvider()), SecretVault.NONE, access);
    Deletion deletion =
        new Deletion(
            reads, studio.store, new Referrers(reads, kinds), kinds, new Conflicts(studio.store));
    return deletion.plan(
        OWNER, List.of(ref), Precondition.ANY, new Uid("01jkc0000000000000000000bb"), Studio.NOON);
  }

  @Test
  void deletesOnceWhatIsNamedTwice() {
    studio.resources.delete(
        OWNER,
        List.of(Studio.recipe("filter_late"), Studio.recipe("FILTER_late")),
        Precondition.ANY);

    assertThat(studio.store.resources().find(Studio.recipe("filter_late"))).isEmpty();
  }

  @Test
  void saysThatThereIsNothingToDelete() {
    SlipwayException refused = refused(Studio.dataset("flihgts"));

    assertThat(refused.code()).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(refused)
        .hasMessage("There is no dataset 'flihgts' in project 'nyc'. Did you mean 'flights'?");
  }

  @Test
  void givesANewIdentityToWhatIsCreatedAnew() {
    var before = studio.resources.load(OWNER, Studio.recipe("filter_late")).uid();
    studio.resources.delete(OWNER, Studio.recipe("filter_late"), Precondition.ANY);

    studio.apply(Studio.BASE);

    assertThat(studio.resources.load(OWNER, Studio.recipe("filter_late")).uid())
        .isNotEqualTo(before);
  }

  private SlipwayException refused(Ref ref) {
    return catchThrowableOfType(
        SlipwayException.class, () -> studio.resources.delete(OWNER, ref, Precondition.ANY));
  }
}
