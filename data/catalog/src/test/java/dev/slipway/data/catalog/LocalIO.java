// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import java.io.File;
import org.apache.iceberg.Files;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;

/** What a client of the catalog brings along to reach local files; Iceberg finds it by its name. */
public final class LocalIO implements FileIO {
  private static final long serialVersionUID = 1L;

  @Override
  public InputFile newInputFile(String location) {
    return new Named(Files.localInput(file(location)), location);
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return new NamedOutput(Files.localOutput(file(location)), location);
  }

  @Override
  public void deleteFile(String location) {
    if (!file(location).delete()) {
      throw new IllegalStateException("Could not delete " + location);
    }
  }

  private static File file(String location) {
    return new File(location.substring("file://".length()));
  }

  private record Named(InputFile file, String location) implements InputFile {
    @Override
    public long getLength() {
      return file.getLength();
    }

    @Override
    public SeekableInputStream newStream() {
      return file.newStream();
    }

    @Override
    public boolean exists() {
      return file.exists();
    }
  }

  private record NamedOutput(OutputFile file, String location) implements OutputFile {
    @Override
    public PositionOutputStream create() {
      return file.create();
    }

    @Override
    public PositionOutputStream createOrOverwrite() {
      return file.createOrOverwrite();
    }

    @Override
    public InputFile toInputFile() {
      return new Named(file.toInputFile(), location);
    }
  }
}
