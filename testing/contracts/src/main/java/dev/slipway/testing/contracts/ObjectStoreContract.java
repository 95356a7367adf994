// SPDX-License-Identifier: Apache-2.0
package dev.slipway.testing.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore;
import dev.slipway.spi.ObjectStore.Entry;
import dev.slipway.spi.ObjectStore.Mode;
import dev.slipway.spi.ObjectStore.ObjectInfo;
import dev.slipway.spi.ObjectStore.Writing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every object store does, whatever it stands on. */
public abstract class ObjectStoreContract {
  /** Names that a store must take as they are: nothing is decoded, folded or trimmed. */
  private static final List<String> OPAQUE =
      List.of(
          "a b.csv",
          "100%.csv",
          "a%20b.csv",
          "a%2Fb",
          "größe-€-日本.csv",
          "😀",
          "k=v&x+y#z?q",
          "..a",
          "a..",
          "~",
          "a:b");

  /** An empty store; the same one when called again in a test. */
  protected abstract ObjectStore store();

  @Test
  void readsBackWhatItWrote() {
    ObjectInfo written = put("dir/a.txt", "hello");

    assertThat(text("dir/a.txt")).isEqualTo("hello");
    assertThat(written.bytes()).isEqualTo(5);
    assertThat(store().head(path("dir/a.txt"))).contains(written);
  }

  @Test
  void keepsAnObjectOfNoBytes() {
    put("empty", "");

    assertThat(store().head(path("empty")))
        .hasValueSatisfying(info -> assertThat(info.bytes()).isZero());
    assertThat(text("empty")).isEmpty();
  }

  @Test
  void keepsManyBytesWrittenInPieces() {
    byte[] piece = "0123456789abcdef".repeat(4096).getBytes(UTF_8);
    try (Writing writing = store().write(path("large"), Mode.CREATE)) {
      for (int i = 0; i < 20; i++) {
        write(writing, piece);
      }
      assertThat(writing.commit().bytes()).isEqualTo(20L * piece.length);
    }

    assertThat(bytes(store().read(path("large"), 19L * piece.length + 1, 100)))
        .isEqualTo(Arrays.copyOfRange(piece, 1, 101));
  }

  @Test
  void answersNothingForAnAbsentObjectOrADirectory() {
    put("dir/a", "x");

    assertThat(store().head(path("absent"))).isEmpty();
    assertThat(store().head(path("dir"))).isEmpty();
    assertThat(store().head(path("dir/a/below"))).isEmpty();
    assertThat(store().list(path("absent"))).isExhausted();
    assertThat(store().list(path("dir/a"))).isExhausted();
  }

  @Test
  void saysThatAnAbsentObjectIsNotFound() {
    assertFault(ErrorCode.NOT_FOUND, () -> store().read(path("absent")));
    assertFault(ErrorCode.NOT_FOUND, () -> store().read(path("absent"), 1, 2));
    assertFault(ErrorCode.NOT_FOUND, () -> store().browse(path("absent")));
    assertFault(
        ErrorCode.NOT_FOUND,
        () -> {
          store().copy(path("absent"), path("b"));
          return "";
        });
  }

  @Test
  void readsRangesAndStopsAtTheEnd() {
    put("a", "0123456789");

    assertThat(range("a", 0, 3)).isEqualTo("012");
    assertThat(range("a", 4, 3)).isEqualTo("456");
    assertThat(range("a", 8, 100)).isEqualTo("89");
    assertThat(range("a", 10, 1)).isEmpty();
    assertThat(range("a", 11, 1)).isEmpty();
    assertThat(range("a", 3, 0)).isEmpty();
  }

  @Test
  void showsNothingOfAWritingBeforeItsCommit() {
    try (Writing writing = store().write(path("dir/a"), Mode.REPLACE)) {
      write(writing, "half".getBytes(UTF_8));

      assertThat(store().head(path("dir/a"))).isEmpty();
      assertThat(store().list(ObjectPath.ROOT)).isExhausted();
      assertThat(store().browse(ObjectPath.ROOT)).isExhausted();
    }

    assertThat(store().list(ObjectPath.ROOT)).isExhausted();
    assertThat(store().browse(ObjectPath.ROOT)).isExhausted();
  }

  @Test
  void keepsTheOldContentUntilAReplacementIsCommitted() {
    ObjectInfo before = put("a", "old");
    try (Writing writing = store().write(path("a"), Mode.REPLACE)) {
      write(writing, "new".getBytes(UTF_8));
      assertThat(text("a")).isEqualTo("old");
    }
    assertThat(store().head(path("a"))).contains(before);

    ObjectInfo after = put("a", "new");
    assertThat(text("a")).isEqualTo("new");
    assertThat(after.version()).isNotEqualTo(before.version());
  }

  @Test
  void refusesToCreateWhatIsThere() {
    put("a", "old");

    assertFault(ErrorCode.CONFLICT, () -> create("a", "new"));
    assertThat(text("a")).isEqualTo("old");
  }

  @Test
  void letsExactlyOneOfTwoCreatorsWin() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 20; round++) {
        String name = "round-" + round;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> creators = new ArrayList<>();
        for (String text : List.of("one", "two", "three")) {
          creators.add(threads.submit(() -> wins(start, name, text)));
        }
        start.countDown();
        int winners = 0;
        for (Future<Boolean> creator : creators) {
          winners += creator.get() ? 1 : 0;
        }
        assertThat(winners).as(name).isEqualTo(1);
      }
    }
  }

  @Test
  void letsExactlyOneOfTwoBegunCreationsCommit() {
    try (Writing first = store().write(path("a"), Mode.CREATE);
        Writing second = store().write(path("a"), Mode.CREATE)) {
      write(first, "first".getBytes(UTF_8));
      write(second, "second".getBytes(UTF_8));
      second.commit();
      assertFault(ErrorCode.CONFLICT, first::commit);
    }

    assertThat(text("a")).isEqualTo("second");
  }

  @Test
  void listsEverythingBelowAPathInTheOrderOfItsBytes() {
    List<String> names =
        List.of("d.txt", "d/a", "d/a.b", "d/a/x", "d/aa", "d/é", "d/\uFFFD", "d/😀", "d0", "e/f");
    List<String> shuffled = new ArrayList<>(names);
    Collections.reverse(shuffled);
    shuffled.remove("d/a");
    shuffled.forEach(name -> put(name, name));

    assertThat(paths(store().list(ObjectPath.ROOT)))
        .containsExactlyElementsOf(names.stream().filter(name -> !name.equals("d/a")).toList());
    assertThat(paths(store().list(path("d"))))
        .containsExactly("d/a.b", "d/a/x", "d/aa", "d/é", "d/\uFFFD", "d/😀");
  }

  @Test
  void listsNoNeighbourThatMerelySharesTheStart() {
    put("data/a", "x");
    put("data-old/a", "x");
    put("data0", "x");

    assertThat(paths(store().list(path("data")))).containsExactly("data/a");
  }

  @Test
  void browsesDirectoriesBeforeObjects() {
    put("b.txt", "x");
    put("a/deep/x", "x");
    put("z/y", "x");

    List<Entry> entries = new ArrayList<>();
    store().browse(ObjectPath.ROOT).forEachRemaining(entries::add);
    assertThat(entries).extracting(Entry::name).containsExactly("a", "z", "b.txt");
    assertThat(entries)
        .extracting(entry -> entry.object().isPresent())
        .containsExactly(false, false, true);
  }

  @Test
  void takesNamesAsTheyAre() {
    for (String name : OPAQUE) {
      put("dir/" + name, name);
    }

    for (String name : OPAQUE) {
      assertThat(text("dir/" + name)).isEqualTo(name);
    }
    assertThat(paths(store().list(path("dir"))))
        .containsExactlyInAnyOrderElementsOf(OPAQUE.stream().map(name -> "dir/" + name).toList());
  }

  @Test
  void findsThePathOfEachAddressThatItGave() {
    for (String name : OPAQUE) {
      ObjectPath path = path("dir/" + name);
      assertThat(store().path(store().uri(path))).contains(path);
      assertThat(store().uri(path)).endsWith("/dir/" + name);
    }
    assertThat(store().path("elsewhere://host/dir/a")).isEmpty();
    assertThat(store().path(store().uri(path("a")).substring(1))).isEmpty();
  }

  @Test
  void refusesAnAddressThatLeadsOutOfTheRoot() {
    String below = store().uri(path("a"));

    assertFault(ErrorCode.INVALID, () -> store().path(below + "/../../b"));
  }

  @Test
  void deletesOnceOrTwice() {
    put("dir/a", "x");
    put("dir/b", "x");

    store().delete(path("dir/a"));
    store().delete(path("dir/a"));
    store().delete(path("never/was"));
    store().delete(path("dir"));

    assertThat(paths(store().list(ObjectPath.ROOT))).containsExactly("dir/b");
  }

  @Test
  void copiesAndReplacesTheTarget() {
    put("a", "content");
    put("dir/b", "old");

    store().copy(path("a"), path("dir/b"));
    store().copy(path("a"), path("new/c"));

    assertThat(text("dir/b")).isEqualTo("content");
    assertThat(text("new/c")).isEqualTo("content");
    assertThat(text("a")).isEqualTo("content");
  }

  @Test
  void letsTheCallerDoSomethingOnceWhileObjectsAreCreated() {
    List<Thread> doing = new ArrayList<>();

    store()
        .create(
            Map.of(path("new/a"), "a".getBytes(UTF_8), path("new/b"), "b".getBytes(UTF_8)),
            () -> doing.add(Thread.currentThread()));

    assertThat(doing).containsExactly(Thread.currentThread());
    assertThat(text("new/a")).isEqualTo("a");
    assertThat(text("new/b")).isEqualTo("b");
    Map<ObjectPath, byte[]> taken = Map.of(path("new/c"), new byte[1], path("new/a"), new byte[1]);
    assertFault(
        ErrorCode.CONFLICT,
        () -> {
          store().create(taken, () -> {});
          return taken;
        });
    assertThat(paths(store().list(ObjectPath.ROOT))).containsExactly("new/a", "new/b");
  }

  @Test
  void createsSeveralObjectsAtOnce() {
    Map<ObjectPath, byte[]> objects = new LinkedHashMap<>();
    objects.put(path("new/deep/a"), "first".getBytes(UTF_8));
    objects.put(path("new/b"), new byte[0]);
    objects.put(path("new/deep/c"), "third".getBytes(UTF_8));

    store().create(objects);
    store().create(Map.of());

    assertThat(text("new/deep/a")).isEqualTo("first");
    assertThat(text("new/b")).isEmpty();
    assertThat(text("new/deep/c")).isEqualTo("third");
    assertThat(paths(store().list(ObjectPath.ROOT)))
        .containsExactly("new/b", "new/deep/a", "new/deep/c");
  }

  @Test
  void createsNoneOfSeveralWhereOneNameIsTaken() {
    put("dir/taken", "old");
    Map<ObjectPath, byte[]> objects = new LinkedHashMap<>();
    objects.put(path("dir/a"), "new".getBytes(UTF_8));
    objects.put(path("dir/taken"), "new".getBytes(UTF_8));
    objects.put(path("dir/z"), "new".getBytes(UTF_8));

    assertFault(
        ErrorCode.CONFLICT,
        () -> {
          store().create(objects);
          return "";
        });

    assertThat(paths(store().list(ObjectPath.ROOT))).containsExactly("dir/taken");
    assertThat(text("dir/taken")).isEqualTo("old");
  }

  @Test
  void dropsACommittedWritingNoMore() {
    try (Writing writing = store().write(path("a"), Mode.REPLACE)) {
      write(writing, "x".getBytes(UTF_8));
      writing.commit();
    }

    assertThat(text("a")).isEqualTo("x");
  }

  protected final ObjectInfo put(String path, String text) {
    return written(path, text, Mode.REPLACE);
  }

  protected final String text(String path) {
    return new String(bytes(store().read(path(path))), UTF_8);
  }

  protected static ObjectPath path(String value) {
    return new ObjectPath(value);
  }

  protected static List<String> paths(Iterator<ObjectInfo> infos) {
    List<String> paths = new ArrayList<>();
    infos.forEachRemaining(info -> paths.add(info.path().value()));
    return paths;
  }

  protected static void assertFault(ErrorCode code, Callable<?> call) {
    assertThatThrownBy(call::call)
        .isInstanceOfSatisfying(
            SlipwayException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
  }

  private ObjectInfo create(String path, String text) {
    return written(path, text, Mode.CREATE);
  }

  private ObjectInfo written(String path, String text, Mode mode) {
    try (Writing writing = store().write(path(path), mode)) {
      write(writing, text.getBytes(UTF_8));
      return writing.commit();
    }
  }

  private boolean wins(CountDownLatch start, String name, String text) throws InterruptedException {
    start.await();
    try {
      create(name, text);
      return true;
    } catch (SlipwayException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
      return false;
    }
  }

  private String range(String path, long offset, long length) {
    return new String(bytes(store().read(path(path), offset, length)), UTF_8);
  }

  private static void write(Writing writing, byte[] bytes) {
    try {
      writing.stream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(InputStream stream) {
    try (stream) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
