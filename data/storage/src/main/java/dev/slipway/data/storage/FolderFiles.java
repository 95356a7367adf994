// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.FolderSpec;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.Action;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Authorizer.Target;
import dev.slipway.spi.Connections;
import dev.slipway.spi.Connections.Opened;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore;
import dev.slipway.spi.ObjectStore.Mode;
import dev.slipway.spi.ObjectStore.ObjectInfo;
import dev.slipway.spi.Page;
import dev.slipway.spi.ResourceStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The files of folders. The right on a folder opens its place, whatever the caller may do with the
 * connection itself.
 */
public final class FolderFiles {
  private final ResourceStore resources;
  private final Connections connections;
  private final Authorizer authorizer;
  private final Upload upload;

  /**
   * @param mostBytes size of the largest upload
   */
  public FolderFiles(
      ResourceStore resources, Connections connections, Authorizer authorizer, long mostBytes) {
    this.resources = resources;
    this.connections = connections;
    this.authorizer = authorizer;
    this.upload = new Upload(mostBytes);
  }

  /**
   * @param path within the folder
   */
  public record Entry(String path, long bytes, Instant changed) {}

  /** Bytes of a file, or of a part of it. */
  public record Part(ObjectInfo info, InputStream bytes) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }

  private record Place(ObjectStore objects, ObjectPath root) {
    /** "" of what lies elsewhere. */
    String within(ObjectPath path) {
      int start = root.value().isEmpty() ? 0 : root.value().length() + 1;
      return path.value().substring(start);
    }
  }

  /** All files below the folder in order of their paths; a page's token is the last path. */
  public Page<Entry> list(Caller caller, Resource<Json> folder, Page.Request request) {
    Place place = place(caller, Action.READ, folder);
    List<Entry> found = new ArrayList<>();
    Optional<String> next = Optional.empty();
    Iterator<ObjectInfo> all = place.objects().list(place.root());
    while (all.hasNext() && next.isEmpty()) {
      ObjectInfo info = all.next();
      String path = place.within(info.path());
      if (!request.after().isEmpty() && Utf8Order.OF_TEXT.compare(path, request.after()) <= 0) {
        continue;
      }
      if (found.size() == request.limit()) {
        next = Optional.of(found.getLast().path());
      } else {
        found.add(new Entry(path, info.bytes(), info.changed()));
      }
    }
    return new Page<>(found, next);
  }

  /** A file that is there. */
  public ObjectInfo head(Caller caller, Resource<Json> folder, ObjectPath path) {
    Place place = place(caller, Action.EXPORT, folder);
    return info(place, folder, path);
  }

  /**
   * Bytes of a file that is there, to be closed by the caller.
   *
   * @param length of what is wanted from the offset on
   */
  public Part download(
      Caller caller, Resource<Json> folder, ObjectPath path, long offset, long length) {
    Place place = place(caller, Action.EXPORT, folder);
    ObjectInfo info = info(place, folder, path);
    return new Part(info, place.objects().read(info.path(), offset, length));
  }

  private static ObjectInfo info(Place place, Resource<Json> folder, ObjectPath path) {
    return place
        .objects()
        .head(place.root().child(path.value()))
        .orElseThrow(() ->
            new SlipwayException(
                ErrorCode.NOT_FOUND,
                "There is no file '" + path + "' in the folder '" + folder.name() + "'."));
  }

  /** Stores what the body holds; nothing of it remains if the body breaks off or is too large. */
  public Entry upload(
      Caller caller, Resource<Json> folder, ObjectPath path, InputStream body, Mode mode) {
    Place place = place(caller, Action.CHANGE_DATA, folder);
    ObjectInfo info = upload.store(place.objects(), place.root().child(path.value()), body, mode);
    return new Entry(path.value(), info.bytes(), info.changed());
  }

  public void delete(Caller caller, Resource<Json> folder, ObjectPath path) {
    Place place = place(caller, Action.CHANGE_DATA, folder);
    place.objects().delete(place.root().child(path.value()));
  }

  private Place place(Caller caller, Action action, Resource<Json> folder) {
    Resource<Json> project = project(folder);
    authorizer.require(
        caller,
        action,
        new Target(Kind.FOLDER, Optional.of(project.uid()), Optional.of(folder.uid())));
    FolderSpec spec = Documents.readStored(FolderSpec.class, folder.spec());
    Opened opened = connections.open(Caller.SYSTEM, connection(spec, project));
    if (spec.path().isEmpty()) {
      return new Place(opened.objects(), opened.place(project.name(), folder.uid()));
    }
    ObjectPath root = new ObjectPath(spec.path());
    if (ManagedArea.of(opened).holds(root)) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "The folder '"
              + folder.name()
              + "' is at '"
              + root
              + "', where Slipway keeps managed datasets. Choose another path, or none for a folder"
              + " of its own.");
    }
    return new Place(opened.objects(), root);
  }

  private static Name connection(FolderSpec spec, Resource<Json> project) {
    return spec.connection().isEmpty()
        ? Documents.readStored(ProjectSpec.class, project.spec()).connection()
        : new Name(spec.connection());
  }

  private Resource<Json> project(Resource<Json> folder) {
    return folder
        .ref()
        .project()
        .flatMap(key -> resources.find(Ref.ofInstance(Kind.PROJECT, key)))
        .orElseThrow(() ->
            new SlipwayException(
                ErrorCode.NOT_FOUND, "The project of " + folder.ref() + " was deleted."));
  }
}
