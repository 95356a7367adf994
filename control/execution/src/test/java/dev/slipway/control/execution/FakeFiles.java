// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.DatasetSpec.External;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.ExternalTables;
import dev.slipway.spi.Scan;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** External datasets of one file each, whose version a test can change. */
final class FakeFiles implements ExternalTables {
  private final Map<String, String> versions = new ConcurrentHashMap<>();

  /** The file at the path is there, in that version. */
  void put(String path, String version) {
    versions.put(path, version);
  }

  void remove(String path) {
    versions.remove(path);
  }

  @Override
  public Scan scan(Caller caller, Resource<DatasetSpec> dataset) {
    External external = (External) dataset.spec();
    List<Scan.File> files = files(caller, external);
    String version = versions.getOrDefault(external.path(), "");
    return new Scan(external.schema(), external.format().orElseThrow(), Map.of(), files, version);
  }

  @Override
  public List<Scan.File> files(Caller caller, External dataset) {
    if (!versions.containsKey(dataset.path())) {
      throw new SlipwayException(
          ErrorCode.NOT_FOUND, "There is no file at '" + dataset.path() + "'.");
    }
    return List.of(new Scan.File("mem:/" + dataset.path(), 100, -1));
  }
}
