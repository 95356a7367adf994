// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan.step;

import dev.slipway.control.plan.fault.Faults;
import dev.slipway.control.plan.type.Types;
import dev.slipway.model.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.apache.calcite.rel.type.RelDataType;

/** Constants that are written as text; whether a column's type can read them is known at once. */
final class Constants {
  private static final Set<String> TRUTHS = Set.of("true", "false");

  private Constants() {}

  static void check(String value, RelDataType type) {
    try {
      if (!fits(value.strip(), type)) {
        throw refused(value, type);
      }
    } catch (NumberFormatException | DateTimeException e) {
      throw refused(value, type);
    }
  }

  private static boolean fits(String value, RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case BOOLEAN -> TRUTHS.contains(value.toLowerCase(Locale.ROOT));
      case TINYINT, SMALLINT, INTEGER -> Integer.toString(Integer.parseInt(value)).length() > 0;
      case BIGINT -> Long.toString(Long.parseLong(value)).length() > 0;
      case REAL, FLOAT, DOUBLE -> !Double.toString(Double.parseDouble(value)).isEmpty();
      case DECIMAL -> integral(new BigDecimal(value)) <= type.getPrecision() - type.getScale();
      case DATE -> LocalDate.parse(value).getYear() > 0;
      case TIME -> LocalTime.parse(value).getHour() >= 0;
      case TIMESTAMP -> LocalDateTime.parse(value.replace(' ', 'T')).getYear() > 0;
      case UUID -> UUID.fromString(value).toString().equalsIgnoreCase(value);
      case ARRAY, MAP, ROW, BINARY, VARBINARY -> false;
      default -> true;
    };
  }

  private static int integral(BigDecimal value) {
    return value.precision() - value.scale();
  }

  private static RuntimeException refused(String value, RelDataType type) {
    return Faults.at(
        "",
        "'"
            + Text.visible(value, 60)
            + "' is no value of type "
            + Types.columnType(type).map(Object::toString).orElse(type.toString())
            + ".");
  }
}
