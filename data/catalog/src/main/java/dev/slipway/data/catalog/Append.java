// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.spi.Staged;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestWriter;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.io.FileIO;

/**
 * Adds staged files to a table in the calling thread, by a manifest written here: Iceberg's own way
 * goes through its worker pool, and each time that it waits for that it sleeps ten milliseconds. A
 * manifest does not tell sizes, so the summary is told them.
 */
final class Append {
  private static final String BUILT_BY = "engine-name";
  private static final String SLIPWAY = "slipway";

  /** Set where files of several builds are together, which have not all the same columns. */
  private static final String MIXED = "slipway.mixed-columns";

  /** From so many on, those of appended rows are merged into fewer. */
  private static final int MANY_MANIFESTS = 100;

  private final FileIO io;
  private final TableMetadata base;

  Append(FileIO io, TableMetadata base) {
    this.io = io;
    this.base = base;
  }

  /**
   * The metadata with a snapshot more, whose manifest and manifest list are with the {@code io}.
   */
  TableMetadata of(Staged staged, String name) {
    KeptOperations operations = new KeptOperations(io, base);
    BaseTable table = new BaseTable(operations, name);
    AppendFiles append = append(table).scanManifestsWith(new InCaller());
    if (!staged.files().isEmpty()) {
      append.appendManifest(manifest(staged, operations.metadataFileLocation(name + "-m0.avro")));
    }
    if (base.currentSnapshot() != null && !isAsBuilt(base)) {
      append.set(MIXED, "true");
    }
    append
        .set(SnapshotSummary.ADDED_FILE_SIZE_PROP, Long.toString(staged.bytes()))
        .set(BUILT_BY, SLIPWAY)
        .commit();
    return History.bounded(operations.current());
  }

  private AppendFiles append(BaseTable table) {
    Snapshot before = base.currentSnapshot();
    return before != null && before.dataManifests(io).size() >= MANY_MANIFESTS
        ? table.newAppend()
        : table.newFastAppend();
  }

  /**
   * Whether the current snapshot is what builds wrote, and the schema is the one they wrote: its
   * files then have the columns by their names. Reading them so is quicker than by field id.
   */
  static boolean isAsBuilt(TableMetadata metadata) {
    Snapshot snapshot = metadata.currentSnapshot();
    return snapshot != null
        && isBuilt(snapshot)
        && !snapshot.summary().containsKey(MIXED)
        && Integer.valueOf(metadata.currentSchemaId()).equals(snapshot.schemaId());
  }

  /** Whether a build wrote it. */
  static boolean isBuilt(Snapshot snapshot) {
    return SLIPWAY.equals(snapshot.summary().get(BUILT_BY));
  }

  private ManifestFile manifest(Staged staged, String location) {
    ManifestWriter<DataFile> writer =
        ManifestFiles.write(base.formatVersion(), base.spec(), io.newOutputFile(location), null);
    try (writer) {
      staged.files().forEach(file -> writer.add(StagedFiles.dataFile(base.schema(), file)));
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to write " + location, e);
    }
    return writer.toManifestFile();
  }
}
