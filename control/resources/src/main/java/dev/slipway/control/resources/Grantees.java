// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.Grantee;
import dev.slipway.model.Kind;
import dev.slipway.spi.KindDefinition.Reference;
import java.util.ArrayList;
import java.util.List;

/** What lists of those to whom something is granted refer to. */
final class Grantees {
  private Grantees() {}

  static List<Reference> references(String pointer, List<Grantee> grantees) {
    List<Reference> references = new ArrayList<>();
    for (int i = 0; i < grantees.size(); i++) {
      String place = pointer + "/" + i + "/";
      grantees
          .get(i)
          .target()
          .ifPresent(target -> references.add(new Reference(place + field(target.kind()), target)));
    }
    return references;
  }

  private static String field(Kind kind) {
    return kind.equals(Kind.SERVICE_ACCOUNT) ? "serviceAccount" : kind.value();
  }
}
