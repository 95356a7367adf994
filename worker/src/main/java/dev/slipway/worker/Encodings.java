// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The encoding of a text file, told from its first bytes. */
final class Encodings {
  private static final int SAMPLE = 1 << 20;

  private Encodings() {}

  /**
   * {@code utf-16} by its mark, {@code utf-8} where the sample is that, otherwise {@code latin-1}.
   */
  static String of(Path file) {
    if (file.toString().endsWith(".zst")) {
      return "utf-8";
    }
    byte[] sample = sample(file);
    if (sample.length >= 2 && (starts(sample, 0xFF, 0xFE) || starts(sample, 0xFE, 0xFF))) {
      return "utf-16";
    }
    return isUtf8(sample) ? "utf-8" : "latin-1";
  }

  private static boolean starts(byte[] sample, int first, int second) {
    return (sample[0] & 0xFF) == first && (sample[1] & 0xFF) == second;
  }

  /** A character that the end of the sample cuts is no fault. */
  private static boolean isUtf8(byte[] sample) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result =
        decoder.decode(ByteBuffer.wrap(sample), CharBuffer.allocate(sample.length), false);
    return !result.isError();
  }

  private static byte[] sample(Path file) {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return in.readNBytes(SAMPLE);
    } catch (ZipException | EOFException e) {
      throw new SlipwayException(
          ErrorCode.BAD_DATA,
          "The file "
              + file.getFileName()
              + " cannot be unpacked: it is not packed with gzip, although its name ends with .gz,"
              + " or it is cut off. Copy it again, or pack it again.",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
