// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.data.storage.LogShelf.Segment;
import dev.slipway.spi.Logs.Slice;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads pieces of a log that may still grow, and whose beginning may be gone. */
final class LogReader {
  private LogReader() {}

  /** From the offset, or from the first byte that is left after it. */
  static Slice read(List<Segment> segments, long offset, int most) {
    List<Segment> wanted = segments.stream().filter(segment -> segment.end() > offset).toList();
    if (wanted.isEmpty() || most <= 0) {
      return new Slice("", offset);
    }
    long from = Math.max(offset, wanted.getFirst().start());
    byte[] bytes = bytes(wanted, from, most);
    int whole = whole(bytes, most);
    return new Slice(new String(bytes, 0, whole, StandardCharsets.UTF_8), from + whole);
  }

  private static byte[] bytes(List<Segment> segments, long from, int most) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long at = from;
    for (Segment segment : segments) {
      if (out.size() == most || segment.start() > at) {
        break;
      }
      byte[] part = part(segment, at - segment.start(), most - out.size());
      out.writeBytes(part);
      at += part.length;
    }
    return out.toByteArray();
  }

  private static byte[] part(Segment segment, long skip, int most) {
    try (RandomAccessFile in = new RandomAccessFile(segment.file().toFile(), "r")) {
      byte[] part = new byte[(int) Math.min(most, Math.max(0, in.length() - skip))];
      in.seek(skip);
      in.readFully(part);
      return part;
    } catch (FileNotFoundException droppedMeanwhile) {
      return new byte[0];
    } catch (IOException e) {
      throw Faults.of("Reading the log " + segment.file(), e);
    }
  }

  /** How much ends with a line; all but a broken character where one line fills it. */
  private static int whole(byte[] bytes, int most) {
    for (int i = bytes.length; i > 0; i--) {
      if (bytes[i - 1] == '\n') {
        return i;
      }
    }
    return bytes.length < most ? 0 : characters(bytes);
  }

  private static int characters(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && (bytes[end - 1] & 0xC0) == 0x80) {
      end--;
    }
    boolean startsCharacter = end > 0 && (bytes[end - 1] & 0xC0) == 0xC0;
    int length = startsCharacter ? Integer.numberOfLeadingZeros(~(bytes[end - 1] << 24)) : 1;
    boolean isWhole = end - 1 + length <= bytes.length || end <= 1;
    return isWhole ? bytes.length : end - 1;
  }
}
