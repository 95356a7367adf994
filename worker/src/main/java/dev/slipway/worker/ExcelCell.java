// SPDX-License-Identifier: Apache-2.0
package dev.slipway.worker;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/**
 * The value of a cell as text. A number is a date or time where its number format shows it so:
 * Excel counts days, from 1900 or in some workbooks from 1904.
 */
final class ExcelCell {
  private static final BigDecimal MILLIS_OF_DAY = BigDecimal.valueOf(86_400_000);

  /** Excel believes that 1900 had a 29th of February, which is its day 60. */
  private static final int NO_DAY = 60;

  private static final long MOST_DAYS = 2_958_465;

  private static final Pattern NO_PART_OF_DATE =
      Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+\\])[^\\]]*\\]");
  private static final Pattern DATE = Pattern.compile("[dy]|mmm");
  private static final Pattern TIME = Pattern.compile("[hs]");

  private final LocalDate start;
  private final boolean is1904;

  ExcelCell(boolean is1904) {
    this.is1904 = is1904;
    this.start = is1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
  }

  /** "" of a cell without a value, or with an error. */
  String text(@Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
      return "";
    }
    Object value = cell.getValue();
    return switch (value) {
      case null -> "";
      case BigDecimal number -> number(number, format(cell));
      case String text when cell.getType() == CellType.FORMULA && isError(text) -> "";
      default -> value.toString();
    };
  }

  private static boolean isError(String text) {
    return text.startsWith("#")
        && (text.endsWith("!") || text.equals("#N/A") || text.endsWith("?"));
  }

  private static String format(Cell cell) {
    String known = cell.getDataFormatString();
    Integer id = cell.getDataFormatId();
    return known != null ? known : id == null ? "" : builtIn(id);
  }

  /** Formats that are known by their number alone; those from 27 on are dates of East Asia. */
  private static String builtIn(int id) {
    return switch (id) {
      case 14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> "yyyy-mm-dd";
      case 18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56 -> "hh:mm:ss";
      case 22 -> "yyyy-mm-dd hh:mm:ss";
      default -> "";
    };
  }

  private String number(BigDecimal number, String format) {
    String shown =
        NO_PART_OF_DATE
            .matcher(format.toLowerCase(Locale.ROOT))
            .replaceAll("")
            .replace("general", "");
    boolean isDate = DATE.matcher(shown).find();
    boolean isTime = TIME.matcher(shown).find();
    boolean isInRange = number.signum() >= 0 && number.longValue() <= MOST_DAYS;
    return isInRange && (isDate || isTime) ? time(number, isDate, isTime) : plain(number);
  }

  private String time(BigDecimal days, boolean isDate, boolean isTime) {
    long millis = days.multiply(MILLIS_OF_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
    boolean isEarly = !is1904 && millis < NO_DAY * MILLIS_OF_DAY.longValue();
    LocalDateTime at =
        start.plusDays(isEarly ? 1 : 0).atStartOfDay().plus(millis, ChronoUnit.MILLIS);
    if (!isDate && days.compareTo(BigDecimal.ONE) < 0) {
      return at.toLocalTime().toString();
    }
    boolean isMidnight = at.toLocalTime().toNanoOfDay() == 0;
    return isTime || !isMidnight
        ? at.toLocalDate() + " " + at.toLocalTime()
        : at.toLocalDate().toString();
  }

  private static String plain(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    return Math.abs((long) shortest.precision() - shortest.scale()) > 20
        ? Double.toString(number.doubleValue())
        : shortest.toPlainString();
  }
}
