// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.execution.Preview;
import dev.slipway.control.execution.Reading;
import dev.slipway.control.resources.ColumnGraph;
import dev.slipway.control.resources.Flow;
import dev.slipway.control.resources.Resources;
import dev.slipway.documents.Documents;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.recipe.RecipeSpec;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Looks into a project: its flow, its datasets' columns and rows, its recipes' plans. */
@Path("/api/v1")
@RunOnVirtualThread
final class ReadingResource {
  private static final int MOST_ROWS = 100_000;
  private static final int MOST_SAMPLED = 10_000;

  private final Resources resources;
  private final Reading reading;

  ReadingResource(Studio studio) {
    this.resources = studio.resources();
    this.reading = studio.reading();
  }

  /**
   * @param rows most rows of the answer; 0 means 100
   */
  private record Query(String sql, int rows) {}

  /**
   * @param recipe the recipe's spec
   * @param steps how many steps of a prepare recipe; all if absent
   * @param rows most rows of the answer; 0 means 100
   * @param sample most rows of each input to look at; 0 means 10,000
   */
  private record Draft(RecipeSpec recipe, Optional<Integer> steps, int rows, int sample) {}

  @GET
  @Path("projects/{project}/flow")
  @Operation(summary = "The datasets and recipes of a project and how they hang together")
  public Response flow(@PathParam("project") Name project, @Context RoutingContext request) {
    return Answers.json(FlowView.of(resources.flow(Gate.caller(request), project)));
  }

  @GET
  @Path("projects/{project}/datasets/{name}/schema")
  @Operation(summary = "The columns of a dataset, known before anything is built")
  public Response schema(
      @PathParam("project") Name project,
      @PathParam("name") Name name,
      @Context RoutingContext request) {
    Flow flow = resources.flow(Gate.caller(request), project);
    Ref ref = Ref.inProject(Kind.DATASET, project, name);
    return Answers.json(flow.schema(resources.load(Gate.caller(request), ref).uid()));
  }

  @GET
  @Path("projects/{project}/datasets/{name}/sample")
  @Operation(summary = "The first rows of a dataset as it is, was, or was refused by a check")
  public Response sample(
      @PathParam("project") Name project,
      @PathParam("name") Name name,
      @QueryParam("rows") @DefaultValue("100") int rows,
      @QueryParam("rejected") boolean rejected,
      @QueryParam("snapshot") Optional<Long> snapshot,
      @Context RoutingContext request) {
    Ref ref = Ref.inProject(Kind.DATASET, project, name);
    Reading.Which which =
        rejected
            ? Reading.Which.REJECTED
            : snapshot
                .<Reading.Which>map(Reading.Which.Earlier::new)
                .orElse(Reading.Which.PUBLISHED);
    return Answers.json(
        reading.sample(Gate.caller(request), ref, Math.clamp(rows, 1, MOST_ROWS), which));
  }

  @GET
  @Path("projects/{project}/recipes/{name}/plan")
  @Operation(
      summary = "What a recipe makes of its inputs: columns, their lineage, the SQL that runs")
  public Response plan(
      @PathParam("project") Name project,
      @PathParam("name") Name name,
      @Context RoutingContext request) {
    Ref ref = Ref.inProject(Kind.RECIPE, project, name);
    Flow flow = resources.flow(Gate.caller(request), project);
    return Answers.json(flow.planned(resources.load(Gate.caller(request), ref).uid()));
  }

  @GET
  @Path("projects/{project}/datasets/{name}/lineage")
  @Operation(
      summary =
          "The columns that a column is computed from, and those that are computed from it, through"
              + " all recipes")
  public Response lineage(
      @PathParam("project") Name project,
      @PathParam("name") Name name,
      @QueryParam("column") @DefaultValue("") String column,
      @QueryParam("direction") @DefaultValue("both") String direction,
      @Context RoutingContext request) {
    Ref ref = Ref.inProject(Kind.DATASET, project, name);
    ColumnGraph.Direction way =
        Documents.read(ColumnGraph.Direction.class, Documents.write(direction));
    return Answers.json(resources.lineages().of(Gate.caller(request), ref, column, way));
  }

  @POST
  @Path("projects/{project}/actions/query")
  @Operation(summary = "One SELECT over the project's datasets by name")
  public Response query(
      @PathParam("project") Name project, InputStream body, @Context RoutingContext request) {
    Query query = Documents.read(Query.class, Bodies.json(body));
    int rows = query.rows() == 0 ? 100 : Math.clamp(query.rows(), 1, MOST_ROWS);
    return Answers.json(reading.query(Gate.caller(request), project, query.sql(), rows));
  }

  @POST
  @Path("projects/{project}/recipes/preview")
  @Operation(
      summary =
          "What a recipe, saved or not, or its first steps make of the first rows of its inputs")
  public Response preview(
      @PathParam("project") Name project, InputStream body, @Context RoutingContext request) {
    Draft draft = Documents.read(Draft.class, Bodies.json(body));
    int sample = draft.sample() == 0 ? MOST_SAMPLED : draft.sample();
    int rows = draft.rows() == 0 ? 100 : Math.clamp(draft.rows(), 1, MOST_ROWS);
    Preview.Extent extent = new Preview.Extent(draft.steps().orElse(-1), rows, sample);
    return Answers.json(reading.preview(Gate.caller(request), project, draft.recipe(), extent));
  }
}
