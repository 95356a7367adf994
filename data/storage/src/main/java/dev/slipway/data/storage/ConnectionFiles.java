// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Authorizer.Target;
import dev.slipway.spi.Connections;
import dev.slipway.spi.Connections.Opened;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore.Entry;
import dev.slipway.spi.ObjectStore.Mode;
import dev.slipway.spi.ObjectStore.ObjectInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What people do with the files of a connection: look around, upload, download, delete. */
public final class ConnectionFiles {
  private static final int MOST_SHOWN = 10_000;

  private final Connections connections;
  private final Authorizer authorizer;
  private final Upload upload;

  /**
   * @param mostBytes size of the largest upload
   */
  public ConnectionFiles(Connections connections, Authorizer authorizer, long mostBytes) {
    this.connections = connections;
    this.authorizer = authorizer;
    this.upload = new Upload(mostBytes);
  }

  /** A directory's first ten thousand entries, directories first. */
  public List<Entry> browse(Caller caller, Name connection, ObjectPath directory) {
    List<Entry> shown = new ArrayList<>();
    Opened opened = openForReading(caller, connection, directory);
    Iterator<Entry> entries = opened.objects().browse(directory);
    while (entries.hasNext() && shown.size() < MOST_SHOWN) {
      shown.add(entries.next());
    }
    return shown;
  }

  /** A file that is there, to be closed by the caller. */
  public Download download(Caller caller, Name connection, ObjectPath path) {
    Opened opened = openForReading(caller, connection, path);
    ObjectInfo info =
        opened
            .objects()
            .head(path)
            .orElseThrow(() ->
                new SlipwayException(
                    ErrorCode.NOT_FOUND,
                    "There is no file '" + path + "' on the connection '" + connection + "'."));
    return new Download(info, opened.objects().read(path));
  }

  /** Stores what the body holds; nothing of it remains if the body breaks off or is too large. */
  public ObjectInfo upload(
      Caller caller, Name connection, ObjectPath path, InputStream body, Mode mode) {
    Opened opened = openForWriting(caller, connection, path);
    return upload.store(opened.objects(), path, body, mode);
  }

  public void delete(Caller caller, Name connection, ObjectPath path) {
    openForWriting(caller, connection, path).objects().delete(path);
  }

  /** Files of tables are for those who could read them by the connection's details anyway. */
  private Opened openForReading(Caller caller, Name connection, ObjectPath path) {
    Opened opened = connections.open(caller, connection);
    if (ManagedArea.of(opened).holds(path)) {
      authorizer.require(caller, Action.READ_DETAILS, target(opened));
    }
    return opened;
  }

  private static Target target(Opened opened) {
    var uid = Optional.of(opened.connection().uid());
    return new Target(Kind.CONNECTION, Optional.empty(), uid);
  }

  private Opened openForWriting(Caller caller, Name connection, ObjectPath path) {
    Opened opened = connections.open(caller, connection);
    authorizer.require(caller, Action.CHANGE_DATA, target(opened));
    refuseManaged(opened, path);
    return opened;
  }

  private static void refuseManaged(Opened opened, ObjectPath path) {
    ManagedArea area = ManagedArea.of(opened);
    if (area.holds(path)) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "'"
              + path
              + "' lies where Slipway keeps managed datasets of '"
              + opened.connection().name()
              + "' ('"
              + area.prefix()
              + "…'); files there belong to tables. Choose another path.");
    }
  }

  /** A file's facts and its bytes. */
  public record Download(ObjectInfo info, InputStream bytes) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
