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
    refuseDeletes(snapshot);
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
