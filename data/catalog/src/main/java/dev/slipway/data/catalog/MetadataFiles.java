// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore;
import dev.slipway.spi.Pointer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadata.MetadataLogEntry;
import org.apache.iceberg.TableMetadataParser;

/**
 * Table metadata files: each is written once, named by a pointer, and checked against its hash when
 * read.
 */
final class MetadataFiles {
  private static final long MOST_CACHED_BYTES = 32L << 20;

  private final Cache<Known> cache = new Cache<>(MOST_CACHED_BYTES);

  /**
   * @param text from which the text of the next metadata is made; of no table where this one was
   *     read
   */
  private record Known(TableMetadata metadata, MetadataText text) {}

  /** A metadata file that is durable but that nobody knows yet. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Written(TableMetadata metadata, byte[] json, String sha256) {
    /** The answer to who loads or changed the table, as Iceberg writes it. */
    byte[] answer() {
      String location = CatalogJson.write(metadata.metadataFileLocation());
      byte[] head = ("{\"metadata-location\":" + location + ",\"metadata\":").getBytes(UTF_8);
      byte[] answer = Arrays.copyOf(head, head.length + json.length + 1);
      System.arraycopy(json, 0, answer, head.length, json.length);
      answer[answer.length - 1] = '}';
      return answer;
    }

    Pointer pointer(Pointer.Key key, long version) {
      return new Pointer(
          key, version, metadata.metadataFileLocation(), sha256, snapshotId(metadata));
    }
  }

  /**
   * @throws SlipwayException {@code CORRUPT} if the file is gone or not the one that was written
   */
  TableMetadata read(ObjectStore objects, Pointer pointer) {
    Optional<Known> known = cache.find(pointer.location());
    if (known.isPresent()) {
      return known.get().metadata();
    }
    byte[] bytes = bytes(objects, pointer);
    if (!sha256(bytes).equals(pointer.sha256())) {
      throw corrupt(pointer, "its bytes do not match the checksum that was stored with its table");
    }
    TableMetadata metadata =
        TableMetadataParser.fromJson(pointer.location(), new String(bytes, UTF_8));
    cache.put(pointer.location(), new Known(metadata, MetadataText.NONE), bytes.length);
    return metadata;
  }

  /**
   * Writes a metadata file, and with it what it names; all are durable when this returns.
   *
   * @param named other new files, such as manifests
   * @param name of the file, new for each try
   */
  Written write(
      ObjectStore objects,
      TableMetadata metadata,
      Map<ObjectPath, byte[]> named,
      long version,
      String name) {
    String file = String.format(Locale.ROOT, "%05d-%s.metadata.json", version, name);
    String location = metadata.location() + "/metadata/" + file;
    MetadataText text = before(metadata).next(metadata);
    byte[] bytes = text.json();
    Map<ObjectPath, byte[]> all = new LinkedHashMap<>(named);
    all.put(StoreFileIO.path(objects, location), bytes);
    List<Written> made = new ArrayList<>(1);
    objects.create(
        all, () -> made.add(new Written(placed(metadata, location), bytes, sha256(bytes))));
    Written written = made.getFirst();
    cache.put(location, new Known(written.metadata(), text), 2L * bytes.length);
    return written;
  }

  private static TableMetadata placed(TableMetadata metadata, String location) {
    return TableMetadata.buildFrom(metadata)
        .withMetadataLocation(location)
        .discardChanges()
        .build();
  }

  /** The text of the metadata that this was made from, which the log of former files names. */
  private MetadataText before(TableMetadata metadata) {
    List<MetadataLogEntry> former = metadata.previousFiles();
    return former.isEmpty()
        ? MetadataText.NONE
        : cache.find(former.getLast().file()).map(Known::text).orElse(MetadataText.NONE);
  }

  /** Removes a file that no pointer will ever name. */
  void remove(ObjectStore objects, Pointer pointer) {
    objects.path(pointer.location()).ifPresent(objects::delete);
  }

  static long snapshotId(TableMetadata metadata) {
    Snapshot snapshot = metadata.currentSnapshot();
    return snapshot == null ? -1 : snapshot.snapshotId();
  }

  private static byte[] bytes(ObjectStore objects, Pointer pointer) {
    var path =
        objects
            .path(pointer.location())
            .orElseThrow(() ->
                corrupt(pointer, "the connection holds no such place; was its root changed?"));
    try (InputStream in = objects.read(path)) {
      return in.readAllBytes();
    } catch (SlipwayException e) {
      throw e.code() == ErrorCode.NOT_FOUND ? corrupt(pointer, "it is not there any more") : e;
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read " + pointer.location(), e);
    }
  }

  private static SlipwayException corrupt(Pointer pointer, String why) {
    return new SlipwayException(
        ErrorCode.CORRUPT,
        "The table metadata "
            + pointer.location()
            + " cannot be used: "
            + why
            + ". Restore the file from a backup, or delete the dataset and make it again.");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
