// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Resource;
import dev.slipway.model.Schema;
import java.util.Map;
import java.util.Optional;

/** Managed datasets as tables: what is published, and the way to publish. */
public interface Tables {
  /** The published state; empty for a dataset that was never built. */
  Optional<State> find(Caller caller, Resource<DatasetSpec> dataset);

  /** What to read for the published table, or for the rejected one. */
  Optional<Scan> scan(Caller caller, Resource<DatasetSpec> dataset, String scope);

  /**
   * Field ids and a place for a new content of the table, private to the attempt. Columns that the
   * table has keep their ids; a column that comes back after it was dropped gets a new one.
   *
   * @throws dev.slipway.model.SlipwayException {@code INVALID} if the dataset is appended to and
   *     its rows have a column of that name in a type that does not become the new one
   */
  Staging stage(Caller caller, Resource<DatasetSpec> dataset, Schema schema, String attempt);

  /**
   * Writes the metadata of a table that holds exactly the staged files, or for a dataset that is
   * appended to those too that it has, durably, and returns the pointer that would publish it.
   * Nobody sees it before a batch has put that pointer.
   */
  Prepared prepare(Caller caller, Staging staging, Staged staged);

  /** Removes the staged files of an attempt that will never be published. */
  void discard(Caller caller, Staging staging);

  /**
   * @param version the snapshot id as text
   */
  record State(Schema schema, long snapshot, String version, long rows, long bytes) {}

  /**
   * @param based the published pointer at that time, which must still stand at publication
   * @param location URI of the table's own directory
   * @param directory URI of the directory for the attempt's data files
   */
  record Staging(
      Resource<DatasetSpec> dataset,
      Schema schema,
      Map<String, Integer> fieldIds,
      Optional<Pointer> based,
      String location,
      String directory,
      String attempt) {
    public Staging {
      fieldIds = Map.copyOf(fieldIds);
    }
  }

  /**
   * @param pointer for the scope {@link Pointer#PUBLISHED}, one version above {@code based}
   * @param rows of the whole table
   * @param bytes of all its files
   */
  record Prepared(Pointer pointer, long snapshot, long rows, long bytes) {}
}
