// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.spi.SecretVault;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What administrators do to the whole instance. */
@Path("/api/v1/actions")
@RunOnVirtualThread
final class AdministrationResource {
  private final SecretVault vault;

  AdministrationResource(Studio studio) {
    this.vault = studio.vault();
  }

  @POST
  @Path("rotate-key")
  @Operation(summary = "Encrypts all secrets under a new key and drops the old one")
  public Response rotateKey(@Context RoutingContext request) {
    return Answers.json(vault.rotate(Gate.caller(request)));
  }
}
