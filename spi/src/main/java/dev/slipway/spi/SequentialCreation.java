// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.ObjectStore.Mode;
import dev.slipway.spi.ObjectStore.Writing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Objects that are created together in a store that has no better way than to write each. */
record SequentialCreation(ObjectStore store) {
  void create(Map<ObjectPath, byte[]> objects) {
    List<ObjectPath> made = new ArrayList<>();
    try {
      objects.forEach((path, bytes) -> {
        create(path, bytes);
        made.add(path);
      });
    } catch (RuntimeException fault) {
      for (ObjectPath path : made) {
        remove(path, fault);
      }
      throw fault;
    }
  }

  private void create(ObjectPath path, byte[] bytes) {
    try (Writing writing = store.write(path, Mode.CREATE)) {
      writing.stream().write(bytes);
      writing.commit();
    } catch (IOException e) {
      throw new SlipwayException(
          ErrorCode.UNAVAILABLE,
          "Writing '" + path + "' failed: " + e.getMessage() + ". Check the store and try again.",
          e);
    }
  }

  /** The first fault is the one to tell; that something had to stay is told with it. */
  private void remove(ObjectPath path, RuntimeException fault) {
    try {
      store.delete(path);
    } catch (RuntimeException stays) {
      fault.addSuppressed(stays);
    }
  }
}
