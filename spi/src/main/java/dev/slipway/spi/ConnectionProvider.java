// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.Problem;
import java.util.List;

/** Opens the connections of one type. Each cloud's plug-in registers its own. */
public interface ConnectionProvider {
  /** The {@link ConnectionSpec#type} it opens. */
  String type();

  /** What can be seen to be wrong without going there; pointers are within the spec. */
  List<Problem> problems(ConnectionSpec spec);

  /**
   * The objects below the connection's root. Called once for each generation of a connection
   * without problems; does not fail because the place is absent or out of reach now.
   */
  ObjectStore open(ConnectionSpec spec);
}
