// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import dev.slipway.model.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexVisitorImpl;

/**
 * Follows the columns of a plan down to the inputs. Done by a walk of our own because Calcite's
 * metadata compile code at their first use, which takes longer than everything else here together.
 */
final class Origins {
  private final List<Name> inputs;
  private final Map<CorrelationId, List<Set<Place>>> outer = new HashMap<>();

  private record Place(int input, int column, String name) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return input != other.input
          ? Integer.compare(input, other.input)
          : Integer.compare(column, other.column);
    }
  }

  private Origins(List<Name> inputs) {
    this.inputs = inputs;
  }

  /** The lineage of the plan's columns; {@code inputs} are the tables that it scans. */
  static Lineage of(RelNode plan, List<Name> inputs) {
    List<Set<Place>> found = new Origins(inputs).visit(plan);
    List<String> names = plan.getRowType().getFieldNames();
    return new Lineage(
        IntStream.range(0, names.size())
            .mapToObj(i -> new ColumnLineage(names.get(i), origins(found.get(i), inputs)))
            .toList());
  }

  private static List<Origin> origins(Set<Place> places, List<Name> inputs) {
    return places.stream()
        .map(place -> new Origin(inputs.get(place.input()), place.name()))
        .toList();
  }

  private List<Set<Place>> visit(RelNode node) {
    return switch (node) {
      case TableScan scan -> scan(scan);
      case Values values ->
          values.getRowType().getFieldList().stream().map(f -> Set.<Place>of()).toList();
      case Project project -> project(project);
      case Filter filter -> visit(filter.getInput());
      case Sort sort -> visit(sort.getInput());
      case Join join -> join(join);
      case Correlate correlate -> correlate(correlate);
      case Aggregate aggregate -> aggregate(aggregate);
      case SetOp setOp -> union(setOp.getInputs().stream().map(this::visit).toList());
      default -> everything(node);
    };
  }

  private List<Set<Place>> scan(TableScan scan) {
    int input = inputs.indexOf(new Name(scan.getTable().getQualifiedName().getLast()));
    List<String> names = scan.getRowType().getFieldNames();
    return IntStream.range(0, names.size())
        .mapToObj(i -> Set.of(new Place(input, i, names.get(i))))
        .toList();
  }

  private List<Set<Place>> project(Project project) {
    List<Set<Place>> below = visit(project.getInput());
    project.getVariablesSet().forEach(id -> outer.put(id, below));
    return project.getProjects().stream().map(value -> of(value, below)).toList();
  }

  private List<Set<Place>> join(Join join) {
    List<Set<Place>> found = new ArrayList<>(visit(join.getLeft()));
    if (join.getJoinType().projectsRight()) {
      found.addAll(visit(join.getRight()));
    }
    return found;
  }

  private List<Set<Place>> correlate(Correlate correlate) {
    List<Set<Place>> found = new ArrayList<>(visit(correlate.getLeft()));
    outer.put(correlate.getCorrelationId(), List.copyOf(found));
    if (correlate.getJoinType().projectsRight()) {
      found.addAll(visit(correlate.getRight()));
    }
    return found;
  }

  private List<Set<Place>> aggregate(Aggregate aggregate) {
    List<Set<Place>> below = visit(aggregate.getInput());
    List<Set<Place>> found = new ArrayList<>();
    aggregate.getGroupSet().forEach(key -> found.add(below.get(key)));
    for (AggregateCall call : aggregate.getAggCallList()) {
      Set<Place> places = new TreeSet<>();
      call.getArgList().forEach(argument -> places.addAll(below.get(argument)));
      call.getCollation()
          .getFieldCollations()
          .forEach(by -> places.addAll(below.get(by.getFieldIndex())));
      found.add(places);
    }
    return found;
  }

  private static List<Set<Place>> union(List<List<Set<Place>>> sides) {
    return IntStream.range(0, sides.getFirst().size())
        .<Set<Place>>mapToObj(i -> {
          Set<Place> places = new TreeSet<>();
          sides.forEach(side -> places.addAll(side.get(i)));
          return places;
        })
        .toList();
  }

  /** Of a node that we know nothing about, every column may come from everything below. */
  private List<Set<Place>> everything(RelNode node) {
    Set<Place> all = new TreeSet<>();
    node.getInputs().forEach(input -> visit(input).forEach(all::addAll));
    return node.getRowType().getFieldList().stream().<Set<Place>>map(f -> all).toList();
  }

  private Set<Place> of(RexNode value, List<Set<Place>> below) {
    Set<Place> found = new TreeSet<>();
    value.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public Void visitInputRef(RexInputRef ref) {
            found.addAll(below.get(ref.getIndex()));
            return super.visitInputRef(ref);
          }

          @Override
          public Void visitSubQuery(RexSubQuery query) {
            visit(query.rel).forEach(found::addAll);
            return super.visitSubQuery(query);
          }

          @Override
          public Void visitFieldAccess(RexFieldAccess access) {
            if (access.getReferenceExpr() instanceof RexCorrelVariable variable) {
              found.addAll(
                  outer.getOrDefault(variable.id, List.of()).get(access.getField().getIndex()));
            }
            return super.visitFieldAccess(access);
          }
        });
    return found;
  }
}
