// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/** How many bytes a task may still write of files that are unpacked or written anew. */
final class Allowance {
  private final long most;
  private final BooleanSupplier isCancelled;
  private long left;

  Allowance(long most, BooleanSupplier isCancelled) {
    this.most = most;
    this.isCancelled = isCancelled;
    this.left = most;
  }

  /** Fails at the first byte too many, or when the task is cancelled. */
  OutputStream limit(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(int one) throws IOException {
        take(1);
        out.write(one);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        take(length);
        out.write(bytes, offset, length);
      }
    };
  }

  private void take(int bytes) {
    if (isCancelled.getAsBoolean()) {
      throw new SlipwayException(ErrorCode.CANCELLED, "The task was cancelled.");
    }
    left -= bytes;
    if (left < 0) {
      throw new SlipwayException(
          ErrorCode.BAD_DATA,
          "The files of the inputs are unpacked or converted before they are read, and take more"
              + " than the "
              + (most >> 20)
              + " MiB that a task may use for temporary files. Raise the limit, give it fewer files,"
              + " or convert them to Parquet.");
    }
  }
}
