// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Failure;
import dev.slipway.model.Format;
import dev.slipway.model.Json;
import dev.slipway.model.Schema;
import dev.slipway.spi.Engine.BuildTask;
import dev.slipway.spi.Engine.DetectTask;
import dev.slipway.spi.Engine.Detected;
import dev.slipway.spi.Engine.Input;
import dev.slipway.spi.Engine.Limits;
import dev.slipway.spi.Engine.QueryTask;
import dev.slipway.spi.Engine.Rows;
import dev.slipway.spi.Scan;
import dev.slipway.spi.Staged;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FrameChannelTest {
  private static final Schema SCHEMA =
      new Schema(List.of(new Column("a", ColumnType.parse("struct<x:int64>"), "what it is")));
  private static final Limits LIMITS = new Limits(1, 2, 3, Duration.ofSeconds(90));
  private static final Scan SCAN =
      new Scan(
          SCHEMA,
          Format.Csv.standard(),
          Map.of("a", 1, "a.x", 2),
          List.of(new Scan.File("file:///x y", 5, -1)),
          "v");

  private final MemoryChannel memory = new MemoryChannel();
  private final FrameChannel channel = new FrameChannel(memory);

  static List<Frame> frames() {
    Input input = new Input("t", SCAN);
    Staged.ColumnStatistics statistics =
        new Staged.ColumnStatistics(10, 1, Optional.of("a"), Optional.empty());
    Staged staged =
        new Staged(
            List.of(new Staged.File("file:///o", 9, 3, Map.of(1, statistics))),
            List.of(new Staged.Finding(2, "two rows")),
            77);
    return List.of(
        new Frame.Hello(1, "worker-1", "secret", "duckdb 2.0.0"),
        new Frame.Task(
            "b",
            new Work.Build(
                new BuildTask(
                    "b",
                    List.of(input),
                    "SELECT 1",
                    SCHEMA,
                    Map.of("a", 1),
                    "file:///d",
                    List.of("SELECT 2"),
                    LIMITS))),
        new Frame.Task(
            "q", new Work.Query(new QueryTask("q", List.of(input), "SELECT 'é'", 5, LIMITS))),
        new Frame.Task(
            "d",
            new Work.Detect(
                new DetectTask("d", SCAN.files(), Optional.of(new Format.JsonLines()), LIMITS))),
        new Frame.Cancel(),
        new Frame.Progress(0.25),
        new Frame.Log("a line"),
        new Frame.Heartbeat(1L << 40),
        new Frame.Result(new Answer.Built(staged)),
        new Frame.Result(new Answer.Found(new Rows(SCHEMA, new Json("[[1.50,null]]"), true))),
        new Frame.Result(
            new Answer.Seen(new Detected(new Format.Parquet(), SCHEMA, List.of("a note")))),
        new Frame.Result(new Answer.Failed(new Failure(ErrorCode.BAD_DATA, "It does not fit."))));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void readsWhatWasWritten(Frame frame) throws IOException {
    channel.write(frame);
    channel.write(new Frame.Cancel());

    assertThat(channel.read()).contains(frame);
    assertThat(channel.read()).contains(new Frame.Cancel());
    assertThat(channel.read()).isEmpty();
  }

  @Test
  void tellsAnEndWithinAFrame() throws IOException {
    memory.write(ByteBuffer.wrap(new byte[] {0, 0, 0, 9, '{'}));

    assertThatThrownBy(channel::read).isInstanceOf(EOFException.class);
  }

  @Test
  void refusesLengthsThatNobodyWrites() throws IOException {
    memory.write(ByteBuffer.wrap(new byte[] {127, 0, 0, 0}));
    assertThatThrownBy(channel::read).hasMessageContaining("at most " + FrameChannel.MOST_BYTES);

    memory.write(ByteBuffer.wrap(new byte[] {-1, -1, -1, -1}));
    assertThatThrownBy(channel::read).isInstanceOf(IOException.class);
  }

  @Test
  void refusesToWriteAFrameThatNobodyReads() {
    assertThatThrownBy(() -> channel.write(new Frame.Log("x".repeat(FrameChannel.MOST_BYTES))))
        .isInstanceOf(IOException.class);
  }

  @Test
  void refusesFieldsThatItDoesNotKnow() throws IOException {
    byte[] body = "{\"type\":\"log\",\"line\":\"x\",\"more\":1}".getBytes(StandardCharsets.UTF_8);
    memory.write(ByteBuffer.allocate(4 + body.length).putInt(body.length).put(body).flip());

    assertThatThrownBy(channel::read).hasMessageContaining("more");
  }
}
