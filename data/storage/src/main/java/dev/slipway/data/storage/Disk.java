// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * The calls on which durability hangs, by themselves so that a test can lose what was not synced.
 */
interface Disk {
  /** Makes a file under a name that nobody else has: whatever bore it would be emptied. */
  OutputStream create(Path file) throws IOException;

  /**
   * Makes a file of these bytes, not yet durable, under a name that must be free. Nothing remains
   * of it after a fault.
   */
  void create(Path file, byte[] bytes) throws IOException;

  void copy(Path from, Path to) throws IOException;

  void makeDirectory(Path directory) throws IOException;

  /** Replaces the target, atomically. */
  void rename(Path from, Path to) throws IOException;

  /** Gives a file a second name, which must be free. */
  void link(Path from, Path to) throws IOException;

  void delete(Path file) throws IOException;

  /** Makes a file's bytes durable. */
  void sync(Path file) throws IOException;

  /** Makes the names in a directory durable. */
  void syncDirectory(Path directory) throws IOException;
}
