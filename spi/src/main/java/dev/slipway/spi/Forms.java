// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Resource;
import dev.slipway.model.Uid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * In which form things are stored, and how an upgrade of it ends.
 *
 * <p>A release first adds to the form, at the start of its first server, so that servers of the
 * release before can work beside it. When there are none left, the oldest form that a server must
 * know is raised; then what only those needed is taken away.
 */
public interface Forms {
  State state();

  /** Every server that holds a lease which is not over, the longest there first. */
  List<Server> servers();

  /** How many specs there are of each kind in each version of its form. */
  List<Specs> specs();

  /** Specs of a kind in that version, of earlier generations as well, in an order of their own. */
  Page<Resource<Json>> specs(Kind kind, int version, Page.Request page);

  /**
   * Raises the oldest form that a server must know to the form of this one: from now on no server
   * that knows less can start. Again it does nothing.
   *
   * @throws dev.slipway.model.SlipwayException {@code CONFLICT} naming the server that knows less
   *     and holds a lease; {@code TOO_NEW} if a newer release has added to the form by now
   */
  void raise();

  /**
   * Takes away what servers need no more that know less than the oldest form, one step after the
   * other; each is durable as a whole. Again it does what is left, or nothing.
   *
   * @return the steps that it took
   */
  List<Step> contract();

  /**
   * @param own what this server is
   * @param newest form to which the database has been brought
   * @param oldest form that a server must know
   * @param pending what is still to be taken away, also by a newer release, in order
   */
  record State(Release own, int newest, int oldest, List<Step> pending) {
    public State {
      pending = List.copyOf(pending);
    }

    /** Of a store that was just made: nothing older ever wrote into it. */
    public static State fresh(Release own) {
      return new State(own, own.form(), own.form(), List.of());
    }
  }

  /** A step that takes something away. */
  record Step(int number, String name) {}

  /**
   * @param since when it took its lease; unknown of releases that do not say what they are
   * @param release empty for one that does not say what it is, as none did up to form 2
   */
  record Server(Uid uid, Instant expires, Optional<Release> release, Optional<Instant> since) {
    /** The form up to which servers do not say what they are. */
    public static final int UNNAMED = 2;

    public int form() {
      return release.map(Release::form).orElse(UNNAMED);
    }

    @Override
    public String toString() {
      return "server "
          + uid
          + " of "
          + release.map(Release::toString).orElse("a Slipway of form " + UNNAMED + " or older");
    }
  }

  /**
   * @param current of resources as they are
   * @param earlier of their earlier generations, and of resources that are gone
   */
  record Specs(Kind kind, int version, long current, long earlier) {}
}
