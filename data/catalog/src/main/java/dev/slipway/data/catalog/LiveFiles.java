// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Scan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.io.FileIO;

/** Which data files a table's current snapshot consists of, read by the calling thread alone. */
final class LiveFiles {
  private final TableMetadata metadata;
  private final FileIO io;
  private final String name;

  /**
   * @param name of the dataset, for messages
   */
  LiveFiles(TableMetadata metadata, FileIO io, String name) {
    this.metadata = metadata;
    this.io = io;
    this.name = name;
  }

  List<Scan.File> list() {
    Snapshot snapshot = metadata.currentSnapshot();
    if (snapshot == null) {
      return List.of();
    }
    List<Scan.File> files;
    try {
      refuseDeletes(snapshot);
      files = read(snapshot);
    } catch (SlipwayException e) {
      throw e;
    } catch (RuntimeException e) {
      throw corrupt(snapshot, "a manifest cannot be read (" + e + ")");
    }
    if (Append.isBuilt(snapshot)) {
      requireTotals(snapshot, files);
    }
    return files;
  }

  private List<Scan.File> read(Snapshot snapshot) {
    List<Scan.File> files = new ArrayList<>();
    for (ManifestFile manifest : snapshot.dataManifests(io)) {
      try (ManifestReader<DataFile> reader =
          ManifestFiles.read(manifest, io, metadata.specsById())) {
        reader.forEach(file -> files.add(file(file)));
      } catch (IOException e) {
        throw new UncheckedIOException("Failed to read " + manifest.path(), e);
      }
    }
    return files;
  }

  /** The summary lies in the metadata file, whose checksum is known; manifests have none. */
  private void requireTotals(Snapshot snapshot, List<Scan.File> files) {
    require(snapshot, "total-data-files", files.size());
    require(snapshot, "total-records", files.stream().mapToLong(Scan.File::rows).sum());
    require(snapshot, "total-files-size", files.stream().mapToLong(Scan.File::bytes).sum());
  }

  private void require(Snapshot snapshot, String total, long found) {
    String written = snapshot.summary().get(total);
    if (written != null && !written.equals(Long.toString(found))) {
      throw corrupt(
          snapshot,
          "its manifests have a " + total + " of " + found + ", and " + written + " was written");
    }
  }

  private SlipwayException corrupt(Snapshot snapshot, String why) {
    return new SlipwayException(
        ErrorCode.CORRUPT,
        "The manifests of the dataset '"
            + name
            + "' ("
            + snapshot.manifestListLocation()
            + ") are not as they were written: "
            + why
            + ". Check the disk, and restore them from a backup or build the dataset again.");
  }

  private void refuseDeletes(Snapshot snapshot) {
    if (snapshot.deleteManifests(io).stream()
        .anyMatch(m -> m.hasAddedFiles() || m.hasExistingFiles())) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "The dataset '"
              + name
              + "' cannot be read: another program deleted rows from it by delete files (merge on"
              + " read). Let that program rewrite the data files, or set write.delete.mode to copy-on-write there.");
    }
  }

  /**
   * Whoever may write one table must not read another through it: its files lie below its own
   * place.
   */
  private Scan.File file(DataFile file) {
    if (file.format() != FileFormat.PARQUET) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "The dataset '"
              + name
              + "' cannot be read: its file "
              + file.location()
              + " is "
              + file.format()
              + "; managed datasets hold Parquet only.");
    }
    if (!isInOwnPlace(file.location())) {
      throw new SlipwayException(
          ErrorCode.FORBIDDEN,
          "The dataset '"
              + name
              + "' cannot be read: its file "
              + file.location()
              + " lies outside of the table's own"
              + " place "
              + metadata.location()
              + ".");
    }
    return new Scan.File(file.location(), file.fileSizeInBytes(), file.recordCount());
  }

  /** Whoever opens the file follows {@code ..}, so that a beginning alone says nothing. */
  private boolean isInOwnPlace(String location) {
    return location.startsWith(metadata.location() + "/")
        && !List.of(location.split("/", -1)).contains("..");
  }
}
