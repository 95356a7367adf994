// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Objects on the heap, for tests and for trying things out; gone with the process. */
public final class MemoryObjectStore implements ObjectStore {
  private final ConcurrentNavigableMap<String, Stored> objects =
      new ConcurrentSkipListMap<>(Utf8Order.OF_TEXT);
  private final AtomicLong versions = new AtomicLong();
  private final String address;
  private final InstantSource clock;

  private static final class Stored {
    private final byte[] bytes;
    private final Instant changed;
    private final long version;

    Stored(byte[] bytes, Instant changed, long version) {
      this.bytes = bytes;
      this.changed = changed;
      this.version = version;
    }
  }

  /**
   * @param name tells the addresses of one store from those of another
   */
  public MemoryObjectStore(String name, InstantSource clock) {
    this.address = "memory://" + name + "/";
    this.clock = clock;
  }

  @Override
  public Optional<ObjectInfo> head(ObjectPath path) {
    return Optional.ofNullable(objects.get(path.value())).map(stored -> info(path.value(), stored));
  }

  @Override
  public Iterator<ObjectInfo> list(ObjectPath below) {
    return below(below).entrySet().stream().map(e -> info(e.getKey(), e.getValue())).iterator();
  }

  @Override
  public Iterator<Entry> browse(ObjectPath directory) {
    NavigableMap<String, Stored> below = below(directory);
    if (below.isEmpty() && !directory.equals(ObjectPath.ROOT)) {
      throw absent("Browsing", directory);
    }
    int start = directory.value().isEmpty() ? 0 : directory.value().length() + 1;
    Map<String, Entry> directories = new TreeMap<>(Utf8Order.OF_TEXT);
    Map<String, Entry> files = new TreeMap<>(Utf8Order.OF_TEXT);
    below.forEach((path, stored) -> {
      String rest = path.substring(start);
      int slash = rest.indexOf('/');
      String name = slash < 0 ? rest : rest.substring(0, slash);
      Optional<ObjectInfo> object = slash < 0 ? Optional.of(info(path, stored)) : Optional.empty();
      (slash < 0 ? files : directories).putIfAbsent(name, new Entry(name, object));
    });
    return Stream.concat(directories.values().stream(), files.values().stream()).iterator();
  }

  @Override
  public InputStream read(ObjectPath path) {
    return new ByteArrayInputStream(stored("Reading", path).bytes);
  }

  @Override
  public InputStream read(ObjectPath path, long offset, long length) {
    byte[] bytes = stored("Reading", path).bytes;
    int from = (int) Math.min(offset, bytes.length);
    return new ByteArrayInputStream(bytes, from, (int) Math.min(length, bytes.length - from));
  }

  @Override
  public Writing write(ObjectPath path, Mode mode) {
    return new Buffered(path, mode);
  }

  @Override
  public void delete(ObjectPath path) {
    objects.remove(path.value());
  }

  @Override
  public void copy(ObjectPath from, ObjectPath to) {
    objects.put(to.value(), fresh(stored("Copying", from).bytes));
  }

  @Override
  public String uri(ObjectPath path) {
    return address + path;
  }

  @Override
  public Optional<ObjectPath> path(String uri) {
    return uri.startsWith(address)
        ? Optional.of(new ObjectPath(uri.substring(address.length())))
        : Optional.empty();
  }

  private NavigableMap<String, Stored> below(ObjectPath path) {
    return path.value().isEmpty()
        ? objects
        : objects.subMap(path.value() + "/", true, path.value() + "0", false);
  }

  private Stored stored(String tried, ObjectPath path) {
    return Optional.ofNullable(objects.get(path.value())).orElseThrow(() -> absent(tried, path));
  }

  private Stored fresh(byte[] bytes) {
    return new Stored(bytes, clock.instant(), versions.incrementAndGet());
  }

  private SlipwayException absent(String tried, ObjectPath path) {
    return new SlipwayException(
        ErrorCode.NOT_FOUND, tried + " " + address + path + " failed: it is not there.");
  }

  private static ObjectInfo info(String path, Stored stored) {
    String version = Long.toString(stored.version);
    return new ObjectInfo(new ObjectPath(path), stored.bytes.length, stored.changed, version);
  }

  private final class Buffered implements Writing {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ObjectPath path;
    private final Mode mode;

    Buffered(ObjectPath path, Mode mode) {
      this.path = path;
      this.mode = mode;
    }

    @Override
    public OutputStream stream() {
      return bytes;
    }

    @Override
    public ObjectInfo commit() {
      Stored stored = fresh(bytes.toByteArray());
      if (mode == Mode.REPLACE) {
        objects.put(path.value(), stored);
      } else if (objects.putIfAbsent(path.value(), stored) != null) {
        throw new SlipwayException(
            ErrorCode.CONFLICT,
            "Creating "
                + address
                + path
                + " failed: it is there already. Choose another name, or replace it.");
      }
      return info(path.value(), stored);
    }

    @Override
    public void close() {
      bytes.reset();
    }
  }
}
