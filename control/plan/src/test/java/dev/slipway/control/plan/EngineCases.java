// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.control.plan.function.FunctionDefinition;
import dev.slipway.control.plan.function.FunctionTable;
import dev.slipway.control.plan.function.Literal;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.Name;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every function of a row with every type of argument that the planner takes. */
final class EngineCases {
  /** Of functions of several arguments as many choices of types, which differ in one of them. */
  private static final int PAIRS = 4;

  private static final Name ARGUMENTS = new Name("args");
  private static final List<String> SAMPLES =
      List.of(
          "string",
          "int32",
          "float64",
          "date",
          "timestamp",
          "list<string>",
          "list<int32>",
          "boolean");
  private static final Set<String> BOUNDED = Set.of("list_range", "range", "sequence", "power");
  private static final Map<Literal, List<String>> LITERALS =
      Map.of(
          Literal.REGEX, List.of("[0-9]+", "([a-c])(.)?"),
          Literal.TIME_PATTERN, List.of("%Y-%m-%d", "%d.%m.%Y %H:%M:%S"),
          Literal.ZONE, List.of("Europe/Paris"),
          Literal.JSON_PATH, List.of("$.a", "$.a[1]"));

  private EngineCases() {}

  /**
   * A formula over the columns a1, a2, … of these types.
   *
   * @param small whether whole numbers in it stand for lengths and must not be large
   */
  record Case(String function, String formula, List<String> types, boolean small) {
    String shown() {
      return formula + " " + types;
    }
  }

  static List<Case> all() {
    return FunctionTable.SCALAR.functions().stream()
        .sorted(Comparator.comparing(FunctionDefinition::name))
        .filter(function -> !function.isVolatile())
        .flatMap(EngineCases::of)
        .toList();
  }

  private static Stream<Case> of(FunctionDefinition function) {
    return switch (function.name()) {
      case "cast", "try_cast" -> Stream.of();
      case "extract" ->
          Stream.of(
                  "YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "DOY", "ISODOW", "HOUR", "MINUTE",
                  "SECOND")
              .flatMap(part -> of("extract", List.of("extract(" + part + " FROM a1)"), 1));
      case "position" -> of("position", List.of("position(a1 IN a2)"), 2);
      default -> calls(function);
    };
  }

  private static Stream<Case> calls(FunctionDefinition function) {
    int least = function.operator().getOperandCountRange().getMin();
    int most = function.operator().getOperandCountRange().getMax();
    int largest = most < 0 || most > least + 2 ? Math.max(least, 2) : most;
    return IntStream.rangeClosed(Math.max(0, least), largest)
        .boxed()
        .flatMap(arity -> of(function.name(), formulas(function, arity), columns(function, arity)));
  }

  private static int columns(FunctionDefinition function, int arity) {
    if (function.name().equals("round")) {
      return 1;
    }
    return arity - (int) function.literals().keySet().stream().filter(i -> i < arity).count();
  }

  private static List<String> formulas(FunctionDefinition function, int arity) {
    if (function.name().equals("round") && arity == 2) {
      return List.of("round(a1, 1)");
    }
    List<List<String>> calls = List.of(List.of());
    int column = 0;
    for (int i = 0; i < arity; i++) {
      Literal literal = function.literals().get(i);
      List<String> choices = literal == null ? List.of("a" + ++column) : literals(literal);
      calls =
          calls.stream()
              .flatMap(call ->
                  choices.stream()
                      .map(choice -> Stream.concat(call.stream(), Stream.of(choice)).toList()))
              .toList();
    }
    return calls.stream()
        .map(call -> call.stream().collect(Collectors.joining(", ", function.name() + "(", ")")))
        .toList();
  }

  private static List<String> literals(Literal literal) {
    List<String> texts =
        literal instanceof Literal.Words(List<String> words)
            ? words
            : LITERALS.getOrDefault(literal, List.of());
    return texts.stream().map(text -> "'" + text + "'").toList();
  }

  private static Stream<Case> of(String function, List<String> formulas, int columns) {
    if (formulas.isEmpty()) {
      return Stream.of();
    }
    if (columns == 0 && !isTaken(formulas.getFirst(), List.of())) {
      return Stream.of();
    }
    Set<List<String>> signatures = new LinkedHashSet<>();
    Optional<List<String>> first = first(formulas.getFirst(), columns);
    first.ifPresent(signature -> {
      signatures.add(signature);
      for (int i = 0; i < columns; i++) {
        for (String type : EngineValues.types()) {
          List<String> other = new ArrayList<>(signature);
          other.set(i, type);
          if (!signatures.contains(other) && isTaken(formulas.getFirst(), other)) {
            signatures.add(other);
          }
        }
      }
    });
    for (String type : EngineValues.types()) {
      List<String> same = IntStream.range(0, columns).mapToObj(i -> type).toList();
      if (isTaken(formulas.getFirst(), same)) {
        signatures.add(same);
      }
    }
    long most = columns == 1 ? signatures.size() : PAIRS;
    return signatures.stream()
        .limit(most)
        .flatMap(types ->
            formulas.stream()
                .map(formula -> new Case(function, formula, types, isSmall(function, types))));
  }

  private static boolean isSmall(String function, List<String> types) {
    boolean counted =
        types.stream().anyMatch(type -> type.equals("string") || type.startsWith("list"));
    return counted || BOUNDED.contains(function) || types.size() > 2 || function.contains("list");
  }

  private static Optional<List<String>> first(String formula, int columns) {
    return tuples(columns).filter(types -> isTaken(formula, types)).findFirst();
  }

  /** First those with one type in all places, then all that are short. */
  private static Stream<List<String>> tuples(int columns) {
    Stream<List<String>> same =
        SAMPLES.stream().map(type -> IntStream.range(0, columns).mapToObj(i -> type).toList());
    int count = (int) Math.pow(SAMPLES.size(), Math.min(columns, 3));
    Stream<List<String>> mixed =
        IntStream.range(0, columns > 3 ? 0 : count)
            .mapToObj(n ->
                IntStream.range(0, columns)
                    .mapToObj(
                        i -> SAMPLES.get(n / (int) Math.pow(SAMPLES.size(), i) % SAMPLES.size()))
                    .toList());
    return Stream.concat(same, mixed);
  }

  private static boolean isTaken(String formula, List<String> types) {
    try {
      new Planner()
          .query("SELECT " + formula + " AS x FROM args", Map.of(ARGUMENTS, schema(types)));
      return true;
    } catch (SlipwayException e) {
      return false;
    } catch (RuntimeException | AssertionError e) {
      return false;
    }
  }

  static Schema schema(List<String> types) {
    List<Column> columns = new ArrayList<>(List.of(Column.of("id", ColumnType.parse("int32"))));
    for (int i = 0; i < types.size(); i++) {
      columns.add(Column.of("a" + (i + 1), ColumnType.parse(types.get(i))));
    }
    return new Schema(columns);
  }
}
