// SPDX-License-Identifier: Apache-2.0

import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.FileDescriptor;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.collection.JavaConverters;

/**
 * A Spark session behind a pipe: a line in is an SQL text, a line out its rows or its error, all in
 * base 64, with cells as the tests tell values. Started from this source by a JDK that Spark knows.
 */
public final class Driver {
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

  public static void main(String[] settings) throws Exception {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, "UTF-8");
    System.setOut(System.err);
    SparkSession.Builder builder = SparkSession.builder().master("local[2]").appName("engines");
    for (String setting : settings) {
      int at = setting.indexOf('=');
      builder = builder.config(setting.substring(0, at), setting.substring(at + 1));
    }
    SparkSession spark = builder.getOrCreate();
    spark.sparkContext().setLogLevel("OFF");
    out.println("ready");
    out.flush();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String sql = new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
      out.println(answer(spark, sql));
      out.flush();
    }
    spark.stop();
  }

  private static String answer(SparkSession spark, String sql) {
    try {
      StringBuilder answer = new StringBuilder("rows");
      for (Row row : spark.sql(sql).collectAsList()) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
          cells.add(cell(row.get(i)));
        }
        answer.append(' ').append(encoded(String.join("\u001f", cells)));
      }
      return answer.toString();
    } catch (Throwable e) {
      return "error " + encoded(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(("|" + text).getBytes(StandardCharsets.UTF_8));
  }

  private static String number(double value) {
    return Double.isNaN(value) || Double.isInfinite(value) || value == 0
        ? Double.toString(value + 0.0)
        : new BigDecimal(value).round(new MathContext(12)).stripTrailingZeros().toString();
  }

  private static String cell(Object value) {
    if (value == null) {
      return "null";
    } else if (value instanceof byte[]) {
      StringBuilder hex = new StringBuilder();
      for (byte b : (byte[]) value) {
        hex.append(String.format("%02x", b));
      }
      return hex.toString();
    } else if (value instanceof BigDecimal) {
      return ((BigDecimal) value).toPlainString();
    } else if (value instanceof Instant) {
      return MICROSECONDS.format(((Instant) value).atOffset(ZoneOffset.UTC)) + "Z";
    } else if (value instanceof LocalDateTime) {
      return MICROSECONDS.format((LocalDateTime) value);
    } else if (value instanceof Double) {
      return number((Double) value);
    } else if (value instanceof Float) {
      return number(Double.parseDouble(value.toString()));
    } else if (value instanceof scala.collection.Seq) {
      List<String> items = new ArrayList<>();
      for (Object item : JavaConverters.seqAsJavaList((scala.collection.Seq<?>) value)) {
        items.add(cell(item));
      }
      return items.toString();
    } else if (value instanceof Row) {
      List<String> fields = new ArrayList<>();
      for (int i = 0; i < ((Row) value).size(); i++) {
        fields.add(cell(((Row) value).get(i)));
      }
      return fields.toString();
    } else if (value instanceof scala.collection.Map) {
      List<String> entries = new ArrayList<>();
      JavaConverters.mapAsJavaMap((scala.collection.Map<?, ?>) value)
          .forEach((key, item) -> entries.add(cell(key) + "=" + cell(item)));
      entries.sort(null);
      return entries.toString();
    }
    return value.toString();
  }
}
