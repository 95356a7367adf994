// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Kind;
import dev.slipway.model.Problem;
import dev.slipway.model.Ref;
import dev.slipway.model.ServiceAccountSpec;
import dev.slipway.spi.KindDefinition;
import java.util.List;

final class ServiceAccountKind implements KindDefinition<ServiceAccountSpec> {
  @Override
  public Kind kind() {
    return Kind.SERVICE_ACCOUNT;
  }

  @Override
  public String plural() {
    return "service-accounts";
  }

  @Override
  public boolean inProject() {
    return false;
  }

  @Override
  public Class<ServiceAccountSpec> specType() {
    return ServiceAccountSpec.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<Reference> references(Ref ref, ServiceAccountSpec spec) {
    return List.of();
  }

  @Override
  public List<Problem> problems(Ref ref, ServiceAccountSpec spec) {
    return List.of();
  }
}
