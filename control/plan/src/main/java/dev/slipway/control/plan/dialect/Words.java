// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.dialect;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.function.FunctionDefinition;
import dev.slipway.control.plan.function.FunctionTable;
import dev.slipway.model.recipe.SqlEngine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How an engine writes functions, where it does not write them as Slipway does or means something
 * else by the name; and which it cannot do, with the reason.
 */
final class Words {
  static final Words NONE = of(SqlEngine.DUCKDB, List.of());

  /** Why an engine refuses what it may well be able to do. */
  static final String NOT_SHOWN = "it has not been shown to give the same as other engines";

  private final SqlEngine engine;
  private final Map<String, List<Writing>> writings = new HashMap<>();
  private final Map<String, List<Writing>> refusals = new HashMap<>();

  private Words(SqlEngine engine) {
    this.engine = engine;
  }

  static Words of(SqlEngine engine, List<Consumer<Words>> parts) {
    Words words = new Words(engine);
    parts.forEach(part -> part.accept(words));
    return words;
  }

  /** A template for each number of arguments with which a function may be called. */
  Words put(String function, String... templates) {
    for (String template : templates) {
      put(function, When.ALWAYS, template);
    }
    return this;
  }

  /** A template for some arguments; what is put first counts. */
  Words put(String function, When when, String template) {
    known(function);
    writings.computeIfAbsent(function, name -> new ArrayList<>()).add(new Writing(when, template));
    return this;
  }

  /**
   * @param reason such as {@code it has no random numbers from a seed}
   */
  Words refuse(String function, String reason) {
    return refuse(function, When.ALWAYS, reason);
  }

  /** Refuses functions that have not been shown to give the same, whatever their arguments. */
  void leaveOpen(List<String> functions) {
    functions.forEach(function -> refuse(function, NOT_SHOWN));
  }

  /** The same for some arguments. */
  Words refuse(String function, When when, String reason) {
    known(function);
    refusals.computeIfAbsent(function, name -> new ArrayList<>()).add(new Writing(when, reason));
    return this;
  }

  private static void known(String function) {
    if (FunctionTable.written(function).isEmpty()) {
      throw new IllegalArgumentException("There is no function '" + function + "'.");
    }
  }

  /** The template for these arguments; none if the engine writes the function as Slipway does. */
  Optional<String> template(FunctionDefinition function, Arguments arguments) {
    refusals.getOrDefault(function.name(), List.of()).stream()
        .filter(refusal -> refusal.when().holds(arguments))
        .findFirst()
        .ifPresent(refusal -> {
          String what = engine.title() + " cannot do " + function.name() + " of these arguments: ";
          throw Faults.at("", what + refusal.template() + ".");
        });
    return writings.getOrDefault(function.name(), List.of()).stream()
        .filter(writing -> writing.fits(arguments))
        .map(Writing::template)
        .findFirst();
  }
}
