// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PositionedReadable;
import org.apache.hadoop.fs.Seekable;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** The files of this machine as the ORC library asks for them, to be read only. */
final class OrcFiles extends FileSystem {
  OrcFiles(Configuration configuration) {
    setConf(configuration);
  }

  @Override
  public URI getUri() {
    return URI.create("file:///");
  }

  @Override
  public FSDataInputStream open(Path path, int buffer) throws IOException {
    return new FSDataInputStream(new LocalInput(local(path)));
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    File file = local(path);
    return new FileStatus(file.length(), false, 1, 1, file.lastModified(), path);
  }

  private static File local(Path path) {
    return new File(path.toUri().getPath());
  }

  /** Bytes of a file from any place. */
  private static final class LocalInput extends InputStream
      implements Seekable, PositionedReadable {
    private final RandomAccessFile file;

    LocalInput(File file) throws IOException {
      this.file = new RandomAccessFile(file, "r");
    }

    @Override
    public int read() throws IOException {
      return file.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return file.read(bytes, offset, length);
    }

    @Override
    public void seek(long position) throws IOException {
      if (position < 0 || position > file.length()) {
        throw new EOFException("it is cut off, or a part claims to lie outside of it");
      }
      file.seek(position);
    }

    @Override
    public long getPos() throws IOException {
      return file.getFilePointer();
    }

    @Override
    public boolean seekToNewSource(long position) {
      return false;
    }

    @Override
    public int read(long position, byte[] bytes, int offset, int length) throws IOException {
      seek(position);
      return file.read(bytes, offset, length);
    }

    @Override
    public void readFully(long position, byte[] bytes, int offset, int length) throws IOException {
      seek(position);
      file.readFully(bytes, offset, length);
    }

    @Override
    public void readFully(long position, byte[] bytes) throws IOException {
      readFully(position, bytes, 0, bytes.length);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int buffer,
      short replication,
      long block,
      Progressable progress) {
    throw readOnly();
  }

  @Override
  public FSDataOutputStream append(Path path, int buffer, Progressable progress) {
    throw readOnly();
  }

  @Override
  public boolean rename(Path from, Path to) {
    throw readOnly();
  }

  @Override
  public boolean delete(Path path, boolean recursive) {
    throw readOnly();
  }

  @Override
  public FileStatus[] listStatus(Path path) {
    throw readOnly();
  }

  @Override
  public void setWorkingDirectory(Path path) {
    throw readOnly();
  }

  @Override
  public Path getWorkingDirectory() {
    return new Path("/");
  }

  @Override
  public boolean mkdirs(Path path, FsPermission permission) {
    throw readOnly();
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("ORC files are read one by one, and never written");
  }
}
