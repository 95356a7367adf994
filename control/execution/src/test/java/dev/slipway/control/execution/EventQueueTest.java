// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventQueueTest {
  private final EventQueue queue = new EventQueue();

  @Test
  void givesEventsInTheirOrderAndNothingWhereThereIsNone() throws Exception {
    Event first = new Event.Tick();
    queue.put(first);
    queue.put(new Event.Seen(Build.uid(2), new Observation.CancelAsked()));

    assertThat(queue.take(Duration.ZERO))
        .extracting(EventQueue.Entry::event)
        .hasSize(2)
        .startsWith(first);
    assertThat(queue.take(Duration.ofMillis(1))).isEmpty();
  }

  @Test
  void aCallerHearsWhatHandlingThrew() throws Exception {
    Thread handler =
        Thread.ofVirtual()
            .start(() -> {
              try {
                EventQueue.Entry entry = queue.take(Duration.ofSeconds(10)).getFirst();
                entry.handled().complete(Optional.of(new IllegalStateException("no")));
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });

    assertThatThrownBy(() -> queue.call(new Event.Tick())).hasMessage("no");
    handler.join();
  }

  @Test
  void refusesWhatComesAfterItsEndAndWhatIsLeft() throws Exception {
    queue.put(new Event.Tick());
    queue.close();

    assertThat(queue.take(Duration.ZERO)).isEmpty();
    assertThatThrownBy(() -> queue.call(new Event.Tick()))
        .extracting(e -> ((SlipwayException) e).code())
        .isEqualTo(ErrorCode.UNAVAILABLE);
  }
}
