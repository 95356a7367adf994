// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Run;
import dev.slipway.model.SlipwayException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A server of a simulation: a process that is killed and started again, with a clock that jumps.
 */
final class SimulatedServer {
  private final Simulation simulation;
  private final String name;
  private Duration skew = Duration.ZERO;
  private Optional<Term> term = Optional.empty();

  SimulatedServer(Simulation simulation, String name) {
    this.simulation = simulation;
    this.name = name;
  }

  Optional<Term> term() {
    return term;
  }

  void start() {
    Term begun = new Term();
    term = Optional.of(begun);
    try {
      begun.begin();
    } catch (FaultyCommits.Killed e) {
      kill();
    } catch (SlipwayException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE);
      kill();
    }
  }

  /** Starts again after a while. */
  void kill() {
    if (term.isPresent()) {
      simulation.say(name + " is killed");
      stop();
      simulation.in(simulation.random.nextInt(20_000), this::start);
    }
  }

  /** Stops as a service manager would have it: hands over what it has, and starts again. */
  void drain() {
    Optional<Term> leaving = term.filter(Term::isReady);
    if (leaving.isPresent()) {
      simulation.say(name + " is stopped");
      leaving.get().send(new Event.Draining());
      simulation.in(simulation.random.nextInt(10_000), () -> leave(leaving.get()));
    }
  }

  private void leave(Term leaving) {
    leaving.leaves = true;
    simulation.agenda.in(Duration.ZERO, leaving.driving, leaving::handOver);
  }

  private void stop() {
    term.ifPresent(t -> t.dead = true);
    term = Optional.empty();
  }

  void jump(Duration time) {
    simulation.say("the clock of " + name + " jumps by " + time);
    skew = skew.plus(time);
  }

  /**
   * From the taking of a lease to its loss, as the {@code Term} of a real server, without threads.
   */
  final class Term {
    private final InstantSource clock = () -> simulation.clock.instant().plus(skew);
    private final Object driving = new Object();
    private final Object looking = new Object();
    private final List<SimulatedWork> work = new ArrayList<>();
    private final Settling looks =
        new Settling(new FaultyCommits(simulation, this, looking), simulation::uid);
    private Optional<Tenure> tenure = Optional.empty();
    private Optional<Driver> driver = Optional.empty();
    private Instant nextTick = Instant.MAX;
    private boolean dead;
    private boolean leaves;

    boolean isDead() {
      return dead;
    }

    boolean isReady() {
      return driver.isPresent();
    }

    Run.Owner owner() {
      return tenure.orElseThrow().owner();
    }

    private void begin() {
      Tenure taken = Tenure.among(simulation.store, looks, simulation.uid(), Tenure.Pace.STANDARD);
      tenure = Optional.of(taken);
      simulation.say(name + " begins as " + taken.owner().server());
      work.add(new SimulatedWork(simulation, taken.owner(), this::endIn));
      driver =
          Optional.of(
              new Driver(
                  new BuildController(Retry.STANDARD),
                  new Commitment(
                      new Settling(new FaultyCommits(simulation, this, driving), simulation::uid),
                      taken.owner()),
                  work.getFirst(),
                  Concurrency.of(simulation.parallel),
                  clock));
      send(new Event.Limited(simulation.limits()));
      taken.begin().forEach(this::send);
      simulation.agenda.in(Tenure.Pace.STANDARD.period(), looking, this::look);
    }

    private void endIn(Duration time, Observation.Ended ended) {
      simulation.agenda.in(
          time,
          driving,
          () -> {
            if (!dead && work.getFirst().end(ended.attempt())) {
              simulation.say(
                  "end " + ended.attempt().fileName() + " " + ended.outcome().getClass());
              deliver(new Event.Seen(ended.attempt().run(), ended));
            }
          });
    }

    private void look() {
      if (!dead && !leaves) {
        try {
          tenure.orElseThrow().look().forEach(this::send);
        } catch (FaultyCommits.Killed e) {
          kill();
        } catch (SlipwayException e) {
          met(e);
        }
        simulation.agenda.in(Tenure.Pace.STANDARD.period(), looking, this::look);
      }
    }

    private void send(Event told) {
      Event event =
          told instanceof Event.Found(RunRecord record)
              ? new Event.Found(record.with(simulation::connections))
              : told;
      simulation.agenda.in(Duration.ZERO, driving, () -> deliver(event));
    }

    void submit(RunRecord build) {
      simulation.agenda.in(
          Duration.ZERO,
          driving,
          () -> {
            if (deliver(new Event.Submitted(build))) {
              simulation.accepted.add(build.uid());
            }
          });
    }

    /** As {@link Engagement#cancel}, by whoever holds this server's address. */
    void cancel(Run run) {
      if (run.owner().equals(Optional.of(owner()))) {
        send(new Event.Seen(run.uid(), new Observation.CancelAsked()));
      } else {
        simulation.say(name + " is asked to cancel a run of another");
        new Wishes(simulation.store, new Settling(simulation.store, simulation::uid)).add(run);
      }
    }

    /** Says whether the event was handled. */
    private boolean deliver(Event event) {
      if (dead) {
        return false;
      }
      boolean handled = false;
      try {
        driver.orElseThrow().handle(event);
        handled = true;
      } catch (FaultyCommits.Killed e) {
        if (!dead) {
          kill();
        }
      } catch (SlipwayException e) {
        met(e);
      }
      tick();
      return handled && !dead;
    }

    private void handOver() {
      if (deliver(new Event.LetGo())) {
        simulation.agenda.in(Duration.ZERO, looking, this::giveUp);
      } else if (!dead) {
        kill();
      }
    }

    private void giveUp() {
      if (dead) {
        return;
      }
      try {
        tenure.orElseThrow().giveUp();
        simulation.say(name + " has left");
        stop();
        simulation.in(simulation.random.nextInt(5_000), SimulatedServer.this::start);
      } catch (FaultyCommits.Killed e) {
        kill();
      } catch (SlipwayException e) {
        assertThat(e.code()).isIn(ErrorCode.UNAVAILABLE, ErrorCode.NOT_OWNER);
        kill();
      }
    }

    private void met(SlipwayException e) {
      assertThat(e.code()).isIn(ErrorCode.UNAVAILABLE, ErrorCode.NOT_OWNER);
      if (e.code() == ErrorCode.NOT_OWNER && !dead) {
        simulation.say(name + " was succeeded");
        stop();
        start();
      }
    }

    private void tick() {
      Optional<Instant> wake = driver.filter(d -> !dead).flatMap(Driver::wakeAt);
      if (wake.isPresent() && wake.get().isBefore(nextTick)) {
        nextTick = wake.get();
        Duration left = Duration.between(clock.instant(), nextTick);
        simulation.agenda.in(
            left.isNegative() ? Duration.ZERO : left,
            driving,
            () -> {
              nextTick = Instant.MAX;
              deliver(new Event.Tick());
            });
      }
    }
  }
}
