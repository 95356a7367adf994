// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.spi.Batch;
import dev.slipway.spi.DelegatingStore;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Position;
import dev.slipway.spi.Store;
import dev.slipway.spi.Write;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A store that takes no pointer to a file that is not there yet, whole. */
final class Witness extends DelegatingStore {
  Witness(Store store) {
    super(store);
  }

  @Override
  public Position commit(Batch batch) {
    for (Write write : batch.writes()) {
      if (write instanceof Write.PutPointer(Pointer pointer)) {
        requireWhole(pointer);
      }
    }
    return super.commit(batch);
  }

  private static void requireWhole(Pointer pointer) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of(pointer.location().substring("file://".length())));
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      if (!HexFormat.of().formatHex(hash).equals(pointer.sha256())) {
        throw new AssertionError(pointer + " is committed, but its file is another");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(pointer + " is committed, but its file cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
