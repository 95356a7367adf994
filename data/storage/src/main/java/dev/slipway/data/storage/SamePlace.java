// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Name;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Connections;
import dev.slipway.spi.KeyedRecord;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Connections for managed datasets, which keep servers that share a database from taking different
 * disks for one: a local connection of the same root is another directory on another machine. The
 * first server that keeps such datasets on a connection leaves a mark there and its value in the
 * database; one that does not find it looks at another place, and is refused.
 */
public final class SamePlace implements Connections {
  private static final String SPACE = "place";
  private static final String MARK = ".slipway-place";
  private static final int LONGEST_MARK = 100;

  private final Connections connections;
  private final Store store;
  private final InstantSource clock;
  private final RandomGenerator random;

  /** The generation of each connection that was found to be the same place. */
  private final Map<Uid, Long> same = new ConcurrentHashMap<>();

  public SamePlace(
      Connections connections, Store store, InstantSource clock, RandomGenerator random) {
    this.connections = connections;
    this.store = store;
    this.clock = clock;
    this.random = random;
  }

  /**
   * @param root where it lies, as a connection may be pointed elsewhere
   */
  private record Mark(String root, String value) {}

  /**
   * @throws SlipwayException {@code INVALID} also if it is another place on this server
   */
  @Override
  public Opened open(Caller caller, Name name) {
    Opened opened = connections.open(caller, name);
    Uid uid = opened.connection().uid();
    long generation = opened.connection().generation();
    if (same.getOrDefault(uid, 0L) != generation) {
      require(opened);
      same.put(uid, generation);
    }
    return opened;
  }

  private void require(Opened opened) {
    Optional<KeyedRecord> record = find(opened);
    Mark mark =
        record
            .map(SamePlace::mark)
            .filter(known -> known.root().equals(root(opened)))
            .orElseGet(() -> leave(opened, record));
    if (!read(opened).equals(Optional.of(mark.value()))) {
      throw elsewhere(opened, mark);
    }
  }

  /** Where the mark is: in front of all managed datasets, and of nothing else if that can be. */
  private static ObjectPath path(Opened opened) {
    String area = ManagedArea.of(opened).prefix();
    int end = area.lastIndexOf('/');
    return end <= 0 ? new ObjectPath(MARK) : new ObjectPath(area.substring(0, end)).child(MARK);
  }

  private static String root(Opened opened) {
    return opened.connection().spec().root() + "/" + path(opened);
  }

  private Optional<KeyedRecord> find(Opened opened) {
    return store.records().find(SPACE, opened.connection().uid().value());
  }

  private static Mark mark(KeyedRecord record) {
    return Documents.readStored(Mark.class, record.value());
  }

  /** In this order, so that of two servers at one place both know the same mark. */
  private Mark leave(Opened opened, Optional<KeyedRecord> record) {
    Mark mark = new Mark(root(opened), write(opened));
    try {
      store.commit(Batch.of(uid(), Caller.SYSTEM, new Write.PutRecord(next(opened, record, mark))));
      return mark;
    } catch (SlipwayException e) {
      if (e.code() != ErrorCode.CONFLICT) {
        throw e;
      }
      return find(opened).map(SamePlace::mark).orElseThrow(() -> e);
    }
  }

  private static KeyedRecord next(Opened opened, Optional<KeyedRecord> record, Mark mark) {
    Uid connection = opened.connection().uid();
    return record
        .map(known -> known.with(Documents.write(mark)))
        .orElseGet(
            () -> KeyedRecord.of(SPACE, connection.value(), connection, Documents.write(mark)));
  }

  /** The mark that is there then, ours or an earlier one. */
  private String write(Opened opened) {
    try (ObjectStore.Writing writing =
        opened.objects().write(path(opened), ObjectStore.Mode.CREATE)) {
      String value = uid().value();
      writing.stream().write((value + "\n").getBytes(UTF_8));
      writing.commit();
      return value;
    } catch (SlipwayException e) {
      if (e.code() != ErrorCode.CONFLICT) {
        throw e;
      }
      return read(opened).orElseThrow(() -> e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> read(Opened opened) {
    ObjectPath path = path(opened);
    if (opened.objects().head(path).isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = opened.objects().read(path, 0, LONGEST_MARK)) {
      return Optional.of(new String(in.readAllBytes(), UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Uid uid() {
    return Uid.next(clock.instant(), random);
  }

  private static SlipwayException elsewhere(Opened opened, Mark mark) {
    String file = opened.objects().uri(path(opened));
    return new SlipwayException(
        ErrorCode.INVALID,
        "The connection '"
            + opened.connection().name()
            + "' is another place on this server than on the server that used it first: "
            + file
            + " is not there, or is another one. Servers that share a database need connections"
            + " whose root all of them reach, such as an absolute directory of a network file"
            + " system. If this is the right place and has lost that file, write into it: "
            + mark.value());
  }
}
