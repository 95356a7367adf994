// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Objects by path on one connection.
 *
 * <p>Every method blocks. Failures of the store are {@code UNAVAILABLE}, a full one {@code
 * OUT_OF_DISK}, refused credentials {@code FORBIDDEN}; a path that is absent is {@code NOT_FOUND}
 * where the method does not say otherwise. A path never leaves the root, symbolic links included.
 */
public interface ObjectStore {
  /** Size and version of an object; empty if there is none, or a directory. */
  Optional<ObjectInfo> head(ObjectPath path);

  /**
   * All objects below a path, in order of their paths by UTF-8 bytes, read lazily; none if the path
   * is absent. Unfinished writes never show. An object that is exactly {@code below} is not below
   * it.
   */
  Iterator<ObjectInfo> list(ObjectPath below);

  /** The objects and directories directly in a directory, directories first, each by name. */
  Iterator<Entry> browse(ObjectPath directory);

  /** The whole object. */
  InputStream read(ObjectPath path);

  /**
   * {@code length} bytes from {@code offset}; fewer where the object ends before, none where it
   * ends before the offset.
   */
  InputStream read(ObjectPath path, long offset, long length);

  /**
   * Starts to write an object that becomes visible, whole and durable, on {@link Writing#commit};
   * missing parents are made. Nothing remains of a writing that is closed without it.
   */
  Writing write(ObjectPath path, Mode mode);

  /**
   * Creates several small objects whose names nobody can know yet; all are whole and durable when
   * this returns. Unlike with {@link #write}, one may show before that, even in part, and a store
   * that is killed meanwhile may leave some of them so. None remains after a fault; {@code
   * CONFLICT} is one where a name is taken, and what bears that name stays as it is.
   *
   * <p>A store for which many at once are cheaper than one after the other does it that way.
   */
  default void create(Map<ObjectPath, byte[]> objects) {
    new SequentialCreation(this).create(objects);
  }

  /**
   * As {@link #create(Map)}, with something that is to be done anyway done once in the calling
   * thread before this returns, while the store waits for its disk or network if it can. It must
   * not throw, and nobody may rely on the objects before this returns.
   */
  default void create(Map<ObjectPath, byte[]> objects, Runnable meanwhile) {
    meanwhile.run();
    create(objects);
  }

  /** Removes an object; no fault if it is absent. */
  void delete(ObjectPath path);

  /** Copies within the store without passing the bytes through the caller; replaces the target. */
  void copy(ObjectPath from, ObjectPath to);

  /**
   * The address by which engines and open table formats know the object: opaque text, never percent
   * encoded. For a local one it is {@code file://} and then the absolute path as it is.
   */
  String uri(ObjectPath path);

  /** The path of an address that {@link #uri} gave; empty for one of another store. */
  Optional<ObjectPath> path(String uri);

  /** What to do with an object that is there already. */
  enum Mode {
    /** Refuse with {@code CONFLICT}; of two at once exactly one wins. */
    CREATE,
    REPLACE
  }

  /** An object being written. */
  interface Writing extends AutoCloseable {
    OutputStream stream();

    /** Makes the object visible and durable. */
    ObjectInfo commit();

    /** Drops what was written, unless committed. */
    @Override
    void close();
  }

  /**
   * @param bytes size
   * @param version changes whenever the content may have: an ETag, or size and time of change
   */
  record ObjectInfo(ObjectPath path, long bytes, Instant changed, String version) {}

  /** What a directory holds; {@code object} is empty for a directory. */
  record Entry(String name, Optional<ObjectInfo> object) {}
}
