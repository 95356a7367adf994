// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.spi.Batch;
import dev.slipway.spi.Connections.Opened;
import dev.slipway.spi.KeyedRecord;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Keeps servers that share a database from taking different disks for one: a local connection of
 * the same root is another directory on another machine. The first server that opens a connection
 * with managed datasets leaves a mark there and its value in the database; one that does not find
 * it looks at another place.
 */
public final class SamePlace implements PlaceCheck {
  private static final String SPACE = "place";
  private static final ObjectPath MARK = new ObjectPath(".slipway-place");
  private static final int LONGEST_MARK = 100;

  private final Store store;
  private final InstantSource clock;
  private final RandomGenerator random;

  public SamePlace(Store store, InstantSource clock, RandomGenerator random) {
    this.store = store;
    this.clock = clock;
    this.random = random;
  }

  /**
   * @param root where it lies, as a connection may be pointed elsewhere
   */
  private record Mark(String root, String value) {}

  @Override
  public void require(Opened opened) {
    ConnectionSpec spec = opened.connection().spec();
    if (spec.managedPath().isEmpty()) {
      return;
    }
    Optional<KeyedRecord> record = find(opened);
    Mark mark =
        record
            .map(SamePlace::mark)
            .filter(known -> known.root().equals(spec.root()))
            .orElseGet(() -> leave(opened, record));
    if (!read(opened.objects()).equals(Optional.of(mark.value()))) {
      throw elsewhere(opened, mark);
    }
  }

  private Optional<KeyedRecord> find(Opened opened) {
    return store.records().find(SPACE, opened.connection().uid().value());
  }

  private static Mark mark(KeyedRecord record) {
    return Documents.readStored(Mark.class, record.value());
  }

  /** In this order, so that of two servers at one place both know the same mark. */
  private Mark leave(Opened opened, Optional<KeyedRecord> record) {
    Mark mark = new Mark(opened.connection().spec().root(), write(opened.objects()));
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
  private String write(ObjectStore objects) {
    try (ObjectStore.Writing writing = objects.write(MARK, ObjectStore.Mode.CREATE)) {
      String value = uid().value();
      writing.stream().write((value + "\n").getBytes(UTF_8));
      writing.commit();
      return value;
    } catch (SlipwayException e) {
      if (e.code() != ErrorCode.CONFLICT) {
        throw e;
      }
      return read(objects).orElseThrow(() -> e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> read(ObjectStore objects) {
    if (objects.head(MARK).isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = objects.read(MARK, 0, LONGEST_MARK)) {
      return Optional.of(new String(in.readAllBytes(), UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Uid uid() {
    return Uid.next(clock.instant(), random);
  }

  private static SlipwayException elsewhere(Opened opened, Mark mark) {
    String file = opened.objects().uri(MARK);
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
