// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.formula.Planning;
import dev.slipway.control.plan.formula.Relation;
import java.util.List;

/** Text in another writing. */
final class EncodeText implements StepRule<EncodeText.Parameters> {
  record Parameters(List<String> columns, Encoding as, boolean decode) {
    Parameters {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public String type() {
    return "encode-text";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public String description() {
    return "Writes text as Base64 or as part of an address, or reads it back; what cannot be read becomes null.";
  }

  @Override
  public Relation plan(Parameters parameters, Relation input, Planning planning) {
    Cells cells = new Cells(input, planning);

    return cells.inPlace(
        parameters.columns(), name -> cells.call(function(parameters), cells.text(name)));
  }

  enum Encoding {
    BASE64,
    URL
  }

  private static String function(Parameters parameters) {
    return switch (parameters.as()) {
      case BASE64 -> parameters.decode() ? "from_base64" : "to_base64";
      case URL -> parameters.decode() ? "url_decode" : "url_encode";
    };
  }
}
