// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Condition;
import dev.slipway.spi.Position;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A fresh store for each test, and short words for what the tests of a store do. */
abstract class StoreContract {
  static final int FEED_ENTRIES = 1000;

  final Samples samples = new Samples();
  private final StoreFixture fixture;
  @TempDir private Path directory;
  Store store;

  @SuppressWarnings("NullAway.Init") // JUnit calls createStore before each test
  StoreContract(StoreFixture fixture) {
    this.fixture = fixture;
  }

  @BeforeEach
  final void createStore() {
    store = open("store", FEED_ENTRIES);
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  final Store open(String name, int feedEntries) {
    return fixture
        .opener()
        .open(directory.resolve(name), InstantSource.fixed(Samples.NOW), feedEntries);
  }

  /** Closes the store and opens it again, if that is what it is made for. */
  final void reopen() {
    if (fixture.isDurable()) {
      store.close();
      store = open("store", FEED_ENTRIES);
    }
  }

  final Position commit(Write... writes) {
    return store.commit(samples.batch(writes));
  }

  final Position commit(Condition condition, Write... writes) {
    return store.commit(new Batch(samples.uid(), Samples.ADA, List.of(condition), List.of(writes)));
  }

  /** Stores a new resource and returns it as it was stored. */
  final Resource<Json> stored(Resource<Json> resource) {
    commit(new Write.PutResource(resource));
    return load(resource.uid());
  }

  final Resource<Json> load(Uid uid) {
    return store.resources().find(uid).orElseThrow();
  }

  static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      ErrorCode code, ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SlipwayException.class,
            refusal -> assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(code));
  }
}
