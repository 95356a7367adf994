// SPDX-License-Identifier: Apache-2.0
package dev.slipway.compute.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReceptionTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  @TempDir private Path home;
  private Reception reception;

  @BeforeEach
  void open() {
    reception = Reception.open(home, Thread.ofVirtual().factory());
  }

  @AfterEach
  void close() {
    reception.close();
  }

  @Test
  void letsInWhoKnowsTheToken() throws Exception {
    Reception.Expected expected = reception.expect("worker-1", "secret");
    try (FrameChannel caller =
        call(new Frame.Hello(Frame.VERSION, "worker-1", "secret", "duckdb 2.0.0"))) {
      Reception.Arrived arrived = expected.await(LONG, FakeTask.running());

      arrived.channel().write(new Frame.Cancel());
      assertThat(arrived.hello().engine()).isEqualTo("duckdb 2.0.0");
      assertThat(caller.read()).contains(new Frame.Cancel());
    }
  }

  @Test
  void hangsUpOnEverybodyElse() throws Exception {
    Reception.Expected expected = reception.expect("worker-1", "secret");

    assertThat(call(new Frame.Hello(Frame.VERSION, "worker-1", "guess", "x")).read()).isEmpty();
    assertThat(call(new Frame.Hello(Frame.VERSION, "worker-2", "secret", "x")).read()).isEmpty();
    assertThat(call(new Frame.Log("hello")).read()).isEmpty();
    assertThat(expected.arrived()).isNotDone();
  }

  @Test
  void saysWhenAWorkerSpeaksAnotherVersion() throws Exception {
    Reception.Expected expected = reception.expect("worker-1", "secret");
    call(new Frame.Hello(7, "worker-1", "secret", "x")).close();

    assertThatThrownBy(() -> expected.await(LONG, FakeTask.running()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 7")
        .hasMessageContaining("same release");
  }

  @Test
  void doesNotWaitForAProcessThatHasEnded() {
    Reception.Expected expected = reception.expect("worker-1", "secret");

    assertThatThrownBy(() -> expected.await(LONG, FakeTask.exited(3)))
        .hasMessageContaining("ended with code 3");
  }

  @Test
  void keepsItsSocketFromOtherUsers() throws IOException {
    Path directory = reception.socket().resolveSibling(".").normalize();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
  }

  @Test
  void movesToAShorterPathWhereItsOwnIsTooLong() {
    Reception far = Reception.open(home.resolve("x".repeat(120)), Thread.ofVirtual().factory());

    assertThat(far.socket().toString()).hasSizeLessThan(100).doesNotContain("xxx");
    far.close();
  }

  private FrameChannel call(Frame first) throws IOException {
    FrameChannel caller =
        new FrameChannel(SocketChannel.open(UnixDomainSocketAddress.of(reception.socket())));
    caller.write(first);
    return caller;
  }
}
