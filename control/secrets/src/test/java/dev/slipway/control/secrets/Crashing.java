// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.secrets;

import dev.slipway.spi.Store;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/**
 * A store and a key place of which one effect, counted from 1, is the last: it happens, and then
 * the process is as good as dead.
 */
final class Crashing {
  private static final Set<String> EFFECTS = Set.of("commit", "create", "replace");

  private final Store store;
  private final KeyPlace place;
  private final int step;
  private final Runnable event;
  private int effects;

  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  Crashing(Store store, KeyPlace place, int step) {
    this(
        store,
        place,
        step,
        () -> {
          throw new Crash();
        });
  }

  private Crashing(Store store, KeyPlace place, int step, Runnable event) {
    this.store = store;
    this.place = place;
    this.step = step;
    this.event = event;
  }

  /** What happens after an effect, in the place of a crash. */
  static Crashing doing(Store store, KeyPlace place, int step, Runnable event) {
    return new Crashing(store, place, step, event);
  }

  Store store() {
    return around(Store.class, store);
  }

  KeyPlace place() {
    return around(KeyPlace.class, place);
  }

  private <T> T around(Class<T> type, T inner) {
    InvocationHandler handler =
        (_, method, arguments) -> {
          try {
            Object result = method.invoke(inner, arguments);
            if (EFFECTS.contains(method.getName()) && ++effects == step) {
              event.run();
            }
            return result;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
