// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.control.access.Access;
import dev.slipway.control.plan.Planner;
import dev.slipway.control.resources.Draft;
import dev.slipway.control.resources.KindRegistry;
import dev.slipway.control.resources.Resources;
import dev.slipway.control.store.Stores;
import dev.slipway.documents.Documents;
import dev.slipway.model.Activity;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.Caller;
import dev.slipway.model.Check;
import dev.slipway.model.Column;
import dev.slipway.model.ColumnType;
import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Format;
import dev.slipway.model.Json;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.ProjectSpec;
import dev.slipway.model.Ref;
import dev.slipway.model.Run;
import dev.slipway.model.Schema;
import dev.slipway.model.Uid;
import dev.slipway.model.Variable;
import dev.slipway.model.recipe.RecipeSpec;
import dev.slipway.model.recipe.Sql;
import dev.slipway.spi.Engine;
import dev.slipway.spi.Pointer;
import dev.slipway.spi.Position;
import dev.slipway.spi.SecretVault;
import dev.slipway.spi.Store;
import dev.slipway.spi.Tables;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A whole studio in memory around an {@link Execution}, but for engine and data. */
final class Studio implements AutoCloseable {
  static final Name PROJECT = new Name("p");
  static final Caller OWNER = Access.owner();

  final Store store;
  final FakeEngine engine = new FakeEngine();
  final FakeTables tables;
  final FakeFiles files = new FakeFiles();
  final MemoryLogs logs = new MemoryLogs();
  final Resources resources;
  final Host host;
  Execution execution;

  Studio() {
    this(2, store -> store);
  }

  Studio(int parallel, UnaryOperator<Store> around) {
    this(parallel, around, Host.ONLY_SERVER);
  }

  /** One of several servers. */
  static Studio shared() {
    return new Studio(2, store -> store, new Uid("00000000000000000000000009"));
  }

  private Studio(int parallel, UnaryOperator<Store> around, Uid server) {
    store = around.apply(Stores.inMemory(InstantSource.system()));
    tables = new FakeTables(store.tips());
    host =
        new Host(
            server,
            parallel,
            new Engine.Limits(1 << 20, 1, 1 << 20, Duration.ofMinutes(1)),
            InstantSource.system(),
            new Random(1),
            Thread.ofVirtual().factory());
    resources =
        new Resources(
            store,
            new Access(store),
            new Planner(),
            KindRegistry.standard(List.of(new NoProvider()), SecretVault.NONE, new Access(store)),
            new Detector(files, engine, host),
            dataset -> tables.find(Caller.SYSTEM, dataset).map(Tables.State::schema),
            host.clock(),
            host.random());
    execution = newExecution();
    put(Ref.ofInstance(Kind.CONNECTION, new Name("disk")), connection());
    put(Ref.ofInstance(Kind.PROJECT, PROJECT), new ProjectSpec(new Name("disk"), false));
    execution.start();
  }

  /** Another server of the same store, which is started. */
  Execution another() {
    Execution other = newExecution();
    other.start();
    return other;
  }

  private Execution newExecution() {
    return new Execution(store, resources, new Access(store), workshop(), host);
  }

  Workshop workshop() {
    return new Workshop(tables, files, engine, new Planner(), logs);
  }

  /** Stops the server as it is and starts another one on the same store. */
  void restart() {
    execution.close();
    execution = newExecution();
    execution.start();
  }

  private static ConnectionSpec connection() {
    return new ConnectionSpec(NoProvider.TYPE, "/data", "managed", Map.of());
  }

  /** An external dataset of one file with a number {@code x}. */
  Studio external(String name) {
    files.put(name + ".csv", "v1");
    Schema schema = new Schema(List.of(Column.of("x", ColumnType.Primitive.INT64)));
    put(
        Ref.inProject(Kind.DATASET, PROJECT, new Name(name)),
        new DatasetSpec.External(
            "disk", name + ".csv", Optional.of(Format.Csv.standard()), schema, List.of()));
    return this;
  }

  /** A managed dataset made by a recipe {@code make-<name>} from the inputs. */
  Studio made(String name, String... inputs) {
    return made(name, List.of(), inputs);
  }

  Studio made(String name, List<Check> checks, String... inputs) {
    put(Ref.inProject(Kind.DATASET, PROJECT, new Name(name)), new DatasetSpec.Managed("", checks));
    return recipe(name, "SELECT " + inputs[0] + ".x FROM " + String.join(", ", inputs), inputs);
  }

  Studio recipe(String output, String sql, String... inputs) {
    put(
        Ref.inProject(Kind.RECIPE, PROJECT, new Name("make-" + output)),
        new RecipeSpec(
            Arrays.stream(inputs).map(i -> RecipeSpec.Input.of(new Name(i))).toList(),
            List.of(new Name(output)),
            new Sql(sql)));
    return this;
  }

  /** Replaces the project's variables. */
  Studio variables(Map<Name, Variable> variables) {
    put(
        Ref.ofInstance(Kind.PROJECT, PROJECT),
        new ProjectSpec(new Name("disk"), false).withVariables(variables));
    return this;
  }

  void put(Ref ref, Object spec) {
    resources.apply(
        OWNER,
        List.of(new Draft(ref, "", "", List.of(), Documents.write(spec), Draft.Source.NONE)),
        false);
  }

  Uid uid(String dataset) {
    return resources.dataset(OWNER, Ref.inProject(Kind.DATASET, PROJECT, new Name(dataset))).uid();
  }

  Run submit(BuildRequest.Mode mode, String... targets) {
    return execution.build(OWNER, PROJECT, request(mode, targets));
  }

  static BuildRequest request(BuildRequest.Mode mode, String... targets) {
    return new BuildRequest(Arrays.stream(targets).map(Name::new).toList(), mode);
  }

  /** Builds and waits for the end. */
  Run build(String... targets) {
    return await(submit(BuildRequest.Mode.STALE, targets).uid());
  }

  Run await(Uid run) {
    for (int i = 0; i < 100; i++) {
      Position end = store.end();
      Run now = store.runs().find(run).orElseThrow();
      if (now.state().isFinal()) {
        return now;
      }
      pause(end);
    }
    throw new AssertionError("Run " + run + " does not end: " + states(run));
  }

  private void pause(Position end) {
    try {
      store.await(end, Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The activities of a run as lines: recipe and state. */
  List<String> states(Uid run) {
    return store.runs().activities(run).stream().map(a -> a.recipe() + " " + a.state()).toList();
  }

  Activity activity(Uid run, String output) {
    return store.runs().activities(run).stream()
        .filter(a -> a.recipe().value().equals("make-" + output))
        .findFirst()
        .orElseThrow();
  }

  Optional<Pointer> published(String dataset) {
    return store.tips().pointer(Pointer.Key.published(uid(dataset)));
  }

  void assertNothingStagedIsLeftBut(int published) {
    assertThat(tables.staged).hasSize(published);
  }

  static Json json(String text) {
    return Documents.parse(text);
  }

  @Override
  public void close() {
    execution.close();
    store.close();
  }
}
