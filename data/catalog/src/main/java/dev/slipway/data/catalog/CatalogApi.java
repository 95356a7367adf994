// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.model.Caller;
import dev.slipway.model.Json;
import dev.slipway.model.Resource;
import dev.slipway.spi.Authorizer;
import dev.slipway.spi.Connections;
import dev.slipway.spi.Store;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.exceptions.BadRequestException;
import org.apache.iceberg.rest.Endpoint;
import org.apache.iceberg.rest.requests.CommitTransactionRequest;
import org.apache.iceberg.rest.requests.CreateTableRequest;
import org.apache.iceberg.rest.requests.RenameTableRequest;
import org.apache.iceberg.rest.requests.UpdateTableRequest;
import org.apache.iceberg.rest.responses.ConfigResponse;
import org.apache.iceberg.rest.responses.GetNamespaceResponse;
import org.apache.iceberg.rest.responses.ListNamespacesResponse;
import org.apache.iceberg.rest.responses.ListTablesResponse;

/**
 * The Iceberg REST catalog: projects are its namespaces, managed datasets its tables. Every change
 * is a batch of the store, so that a table that Spark or PyIceberg makes is a dataset like any
 * other. Views, registering and changes of namespaces are refused with a sentence.
 */
public final class CatalogApi {
  private static final List<Endpoint> ENDPOINTS =
      List.of(
          Endpoint.V1_LIST_NAMESPACES,
          Endpoint.V1_LOAD_NAMESPACE,
          Endpoint.V1_NAMESPACE_EXISTS,
          Endpoint.V1_LIST_TABLES,
          Endpoint.V1_LOAD_TABLE,
          Endpoint.V1_TABLE_EXISTS,
          Endpoint.V1_CREATE_TABLE,
          Endpoint.V1_UPDATE_TABLE,
          Endpoint.V1_DELETE_TABLE,
          Endpoint.V1_RENAME_TABLE,
          Endpoint.V1_REPORT_METRICS,
          Endpoint.V1_COMMIT_TRANSACTION);

  private final CatalogReads reads;
  private final TableChanges changes;
  private final TableNames names;

  /**
   * @param random for uids and file names; safe for use by several threads
   */
  public CatalogApi(
      Store store,
      Connections connections,
      Authorizer authorizer,
      InstantSource clock,
      RandomGenerator random) {
    Places places = new Places(store.resources(), connections, authorizer);
    Batches batches = new Batches(store, clock, random);
    MetadataFiles files = new MetadataFiles();
    this.reads = new CatalogReads(store, authorizer, places, files);
    this.changes =
        new TableChanges(
            reads, places, files, batches, new TableCreation(reads, places, files, batches));
    this.names = new TableNames(store, reads, places, batches);
  }

  /** Answers every request; a fault of the caller is an answer too, ours is thrown. */
  public CatalogResponse handle(Caller caller, CatalogRequest request) {
    try {
      return answer(caller, request, CatalogRoute.of(request));
    } catch (RuntimeException e) {
      return CatalogErrors.of(e).orElseThrow(() -> e);
    }
  }

  private CatalogResponse answer(Caller caller, CatalogRequest request, CatalogRoute route) {
    return switch (route.pattern()) {
      case "GET config" ->
          CatalogResponse.ok(ConfigResponse.builder().withEndpoints(ENDPOINTS).build());
      case "GET namespaces" -> CatalogResponse.ok(namespaces(caller, request));
      case "GET namespaces/{}" -> CatalogResponse.ok(namespace(caller, route.namespace()));
      case "HEAD namespaces/{}" -> {
        reads.entered(caller, route.namespace());
        yield CatalogResponse.nothing();
      }
      case "GET namespaces/{}/tables" -> CatalogResponse.ok(tables(caller, request, route));
      case "POST namespaces/{}/tables" ->
          CatalogResponse.written(
              changes.create(
                  caller,
                  route.namespace(),
                  CatalogJson.read(CreateTableRequest.class, request.body())));
      case "GET namespaces/{}/views" -> CatalogResponse.ok(ListTablesResponse.builder().build());
      case "POST tables/rename" -> {
        names.rename(caller, CatalogJson.read(RenameTableRequest.class, request.body()));
        yield CatalogResponse.nothing();
      }
      case "POST transactions/commit" -> {
        changes.commit(
            caller,
            CatalogJson.read(CommitTransactionRequest.class, request.body()).tableChanges());
        yield CatalogResponse.nothing();
      }
      default -> table(caller, request, route);
    };
  }

  private CatalogResponse table(Caller caller, CatalogRequest request, CatalogRoute route) {
    return switch (route.pattern()) {
      case "GET namespaces/{}/tables/{}" ->
          CatalogResponse.written(reads.loaded(caller, route.namespace(), route.table()));
      case "HEAD namespaces/{}/tables/{}" -> {
        reads.table(caller, route.namespace(), route.table());
        yield CatalogResponse.nothing();
      }
      case "POST namespaces/{}/tables/{}" ->
          CatalogResponse.written(
              changes.commit(
                  caller,
                  route.namespace(),
                  route.table(),
                  CatalogJson.read(UpdateTableRequest.class, request.body())));
      case "DELETE namespaces/{}/tables/{}" -> {
        names.drop(caller, route.namespace(), route.table());
        yield CatalogResponse.nothing();
      }
      case "POST namespaces/{}/tables/{}/metrics" -> CatalogResponse.nothing();
      default -> throw Answers.unsupported(route.pattern());
    };
  }

  private ListNamespacesResponse namespaces(Caller caller, CatalogRequest request) {
    if (request.query().containsKey("parent")) {
      throw new BadRequestException(
          "Projects have no namespaces below them; list without a parent.");
    }
    CatalogPage<Namespace> page = reads.projects(caller, CatalogPage.Asked.by(request));
    ListNamespacesResponse.Builder response = ListNamespacesResponse.builder();
    page.items().forEach(response::add);
    return response.nextPageToken(page.nextToken()).build();
  }

  private GetNamespaceResponse namespace(Caller caller, Namespace namespace) {
    Map<String, String> properties = new HashMap<>(); // Iceberg asks it for the null key
    Resource<Json> project = reads.entered(caller, namespace);
    if (reads.maySee(caller, project)) {
      properties.put("title", project.labels().title());
    }
    return GetNamespaceResponse.builder()
        .withNamespace(namespace)
        .setProperties(properties)
        .build();
  }

  private ListTablesResponse tables(Caller caller, CatalogRequest request, CatalogRoute route) {
    var page = reads.tables(caller, route.namespace(), CatalogPage.Asked.by(request));
    ListTablesResponse.Builder response = ListTablesResponse.builder();
    page.items().forEach(response::add);
    return response.nextPageToken(page.nextToken()).build();
  }
}
