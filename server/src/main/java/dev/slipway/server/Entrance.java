// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.control.access.Access;
import dev.slipway.control.access.Accounts;
import dev.slipway.spi.Store;
import java.util.Optional;

/** Who comes in, by what, and what they may do then. */
record Entrance(AdminToken token, Access access, Accounts accounts, Optional<IssuerLogin> issuer) {
  static Entrance of(Store database, Surroundings around) {
    Access access = new Access(database);
    Accounts accounts = new Accounts(database, access, around.clock(), around.random());
    return new Entrance(
        AdminToken.of(around.directory(), around.random()),
        access,
        accounts,
        around.settings().oidc().map(file -> IssuerLogin.open(file, around, accounts)));
  }
}
