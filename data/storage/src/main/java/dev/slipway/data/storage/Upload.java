// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.spi.ObjectPath;
import dev.slipway.spi.ObjectStore;
import dev.slipway.spi.ObjectStore.Mode;
import dev.slipway.spi.ObjectStore.ObjectInfo;
import dev.slipway.spi.ObjectStore.Writing;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes on their way into a store.
 *
 * @param mostBytes size of the largest one
 */
record Upload(long mostBytes) {
  /** Stores what the body holds; nothing of it remains if the body breaks off or is too large. */
  ObjectInfo store(ObjectStore objects, ObjectPath path, InputStream body, Mode mode) {
    try (Writing writing = objects.write(path, mode)) {
      transfer(body, writing, path);
      return writing.commit();
    }
  }

  private void transfer(InputStream body, Writing writing, ObjectPath path) {
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    try {
      for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
        total += count;
        if (total > mostBytes) {
          throw new SlipwayException(
              ErrorCode.TOO_LARGE,
              "The upload of '"
                  + path
                  + "' is larger than "
                  + mostBytes
                  + " bytes, the limit of this server. Copy the file to the connection's place by other means.");
        }
        writing.stream().write(buffer, 0, count);
      }
    } catch (IOException e) {
      throw new SlipwayException(
          ErrorCode.UNAVAILABLE,
          "The upload of '" + path + "' broke off after " + total + " bytes. Send it again.",
          e);
    }
  }
}
