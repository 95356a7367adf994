// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.apache.avro.file.Codec;
import org.apache.avro.file.CodecFactory;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorInputStream;

/** Blocks of Avro packed with snappy, unpacked without a native library; each ends with its sum. */
final class AvroSnappy extends Codec {
  private static final int SUM_BYTES = 4;
  private static final int MOST = 64 << 20;

  static CodecFactory factory() {
    return new CodecFactory() {
      @Override
      protected Codec createInstance() {
        return new AvroSnappy();
      }
    };
  }

  @Override
  public String getName() {
    return "snappy";
  }

  @Override
  public ByteBuffer compress(ByteBuffer plain) {
    throw new UnsupportedOperationException("Avro files are read only");
  }

  @Override
  public ByteBuffer decompress(ByteBuffer packed) throws IOException {
    int length = packed.remaining() - SUM_BYTES;
    if (length < 0) {
      throw new IOException("a block packed with snappy is cut off");
    }
    byte[] bytes = new byte[length];
    packed.duplicate().get(bytes);
    byte[] plain;
    try (SnappyCompressorInputStream in =
        new SnappyCompressorInputStream(new ByteArrayInputStream(bytes))) {
      if (in.getSize() < 0 || in.getSize() > MOST) {
        throw new IOException("a block packed with snappy is larger than " + MOST + " bytes");
      }
      plain = in.readNBytes(MOST);
    }
    CRC32 sum = new CRC32();
    sum.update(plain);
    if ((int) sum.getValue() != packed.getInt(packed.position() + length)) {
      throw new IOException("a block packed with snappy does not fit its checksum");
    }
    return ByteBuffer.wrap(plain);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AvroSnappy;
  }

  @Override
  public int hashCode() {
    return getName().hashCode();
  }
}
