// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.PartitionStatisticsFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.StatisticsFile;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadata.MetadataLogEntry;
import org.apache.iceberg.io.FileIO;

/**
 * All files that a table's metadata leads to, by any of its snapshots. What cannot be read is
 * thrown, as nobody knows then what it leads to.
 */
final class ReachedFiles {
  private final FileIO io;
  private final Set<String> locations = new HashSet<>();

  ReachedFiles(FileIO io) {
    this.io = io;
  }

  boolean contains(String location) {
    return locations.contains(location);
  }

  void add(TableMetadata metadata) {
    locations.add(metadata.metadataFileLocation());
    metadata.previousFiles().stream().map(MetadataLogEntry::file).forEach(locations::add);
    metadata.statisticsFiles().stream().map(StatisticsFile::path).forEach(locations::add);
    metadata.partitionStatisticsFiles().stream()
        .map(PartitionStatisticsFile::path)
        .forEach(locations::add);
    metadata.snapshots().forEach(snapshot -> add(metadata, snapshot));
  }

  private void add(TableMetadata metadata, Snapshot snapshot) {
    locations.add(Objects.requireNonNullElse(snapshot.manifestListLocation(), ""));
    for (ManifestFile manifest : snapshot.allManifests(io)) {
      if (locations.add(manifest.path())) {
        add(metadata, manifest);
      }
    }
  }

  private void add(TableMetadata metadata, ManifestFile manifest) {
    try (ManifestReader<? extends ContentFile<?>> reader = reader(metadata, manifest)) {
      reader.forEach(file -> locations.add(file.location()));
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read " + manifest.path(), e);
    }
  }

  private ManifestReader<? extends ContentFile<?>> reader(
      TableMetadata metadata, ManifestFile manifest) {
    return manifest.content() == ManifestContent.DATA
        ? ManifestFiles.read(manifest, io, metadata.specsById())
        : ManifestFiles.readDeleteManifest(manifest, io, metadata.specsById());
  }
}
