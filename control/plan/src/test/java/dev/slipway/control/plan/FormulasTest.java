// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.Problem;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.recipe.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What formulas are refused for, and in which words. */
class FormulasTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          dep_dely > 1;            There is no column 'dep_dely' (line 1, column 1 of 'dep_dely > 1'). Did you mean 'dep_delay'?
          month > 1 AND x = 1;     There is no column 'x' (line 1, column 15
          uper(carrier) = 'A';     There is no function 'uper' (line 1, column 1 of 'uper(carrier) = 'A''). Did you mean 'upper'?
          read_csv('/etc') = 1;    There is no function 'read_csv'
          sum(month) > 1;          sum works over many rows and cannot stand in a formula
          rank() OVER (ORDER BY month) = 1; A window cannot stand in a formula
          month IN (SELECT 1);     A query cannot stand in a formula
          EXISTS (SELECT 1);       A query cannot stand in a formula
          month = ;                Something is missing at the end (line 1, column 7 of 'month =').
          (month = 1;              Something is missing at the end
          month = = 1;             '=' was not expected here (line 1, column 7
          date > day;              'date' is a keyword and not expected here; write "date" in double quotes if a column is meant
          month = ?;               '?' stands for nothing here
          month;                   A condition is true or false, but 'month' is of type int32
          month + day > 1;         Cannot apply '+' to arguments of type '<int32> + <date>'
          upper(month, 2) = 'A';   Invalid number of arguments to function 'UPPER'
          carrier > 1;             This is text but is used as
          carrier + 1 = 2;         This is text but is used as int32; write CAST(… AS int32) or TRY_CAST (line 1, column 1
          month = 'abc';           A int32 is wanted here, and this is text
          CAST(month AS varchar(3)) = 'a'; Text has no greatest length
          CAST(month AS decimal) = 1;      A decimal says how many digits it has
          CAST(month AS decimal(50, 2)) = 1; decimal(50,2) is no type
          CAST(month AS money) = 1;        'money' is no column type
          date_trunc('fortnight', day) = day; 'fortnight' is not one of 'year', 'quarter'
          regexp_matches(origin, 'a(b');   'a(b' is no regular expression of RE2: missing closing ) (line 1, column 24 of
          regexp_replace(origin, '(?<=a)b', '') = ''; is no regular expression of RE2
          regexp_matches(origin, dest);    regexp_matches needs a text that is written out as its second argument (line 1, column 24
          strftime(day, '%Y-%Q') = '';     '%Q' in '%Y-%Q' is no part of a date or time; there are %Y
          to_zone(time_hour, 'Mars/Base') = time_hour; There is no time zone 'Mars/Base'
          json_text(origin, 'a.b') = '';   'a.b' is no path into JSON, such as '$.customer.tags[0]'
          date_trunc(carrier, day) = day;  date_trunc needs one of 'year', 'quarter'
          day > day + INTERVAL '1-2' YEAR TO MONTH; An interval has one unit
          flights.* = 1;           '*' cannot stand in a formula
          ' ';                     There is nothing here
          """)
  void refuses(String formula, String message) {
    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class,
            () ->
                Samples.plan(new Filter(formula.strip().replaceAll("^' '$", "")), Samples.FLIGHTS));
    assertThat(refused).as(formula).isNotNull();
    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
    assertThat(refused.problems())
        .singleElement()
        .extracting(Problem::pointer)
        .isEqualTo("/operation/condition");
    assertThat(refused).hasMessageContaining(message.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MONTH = 1 AND Carrier = 'UA'",
        "\"month\" = 1",
        "flights.month = 1",
        "day > '2013-01-01'",
        "time_hour > '2013-01-01 00:00:00'",
        "month = '1'",
        "month || 'x' = '1x'",
        "fare > 1 AND fare > 1.5 AND fare > 1e0",
        "dep_delay IS NOT NULL AND NOT (month BETWEEN 1 AND 2)",
        "CASE month WHEN 1 THEN TRUE ELSE FALSE END",
        "carrier LIKE 'U%' OR carrier ILIKE '%a' OR carrier NOT LIKE '_'",
        "month != 1 -- a comment",
        "coalesce(dep_delay, 0) >= 0",
        "extract(month FROM day) = month",
        "month IS DISTINCT FROM 1"
      })
  void understands(String formula) {
    assertThat(Samples.plan(new Filter(formula), Samples.FLIGHTS).output().sql()).contains("WHERE");
  }

  @Test
  void tellsWhenTheyAskForTimeOrChance() {
    assertThat(Samples.plan(new Filter("random() < 0.5"), Samples.FLIGHTS).isVolatile()).isTrue();
    assertThat(Samples.plan(new Filter("time_hour < now()"), Samples.FLIGHTS).isVolatile())
        .isTrue();
    assertThat(Samples.plan(new Filter("day < current_date"), Samples.FLIGHTS).isVolatile())
        .isTrue();
    assertThat(Samples.plan(new Filter("month = 1"), Samples.FLIGHTS).isVolatile()).isFalse();
  }

  @Test
  void refusesWhatIsNestedWithoutEndInsteadOfFallingOver() {
    String deep = "(".repeat(20_000) + "1" + ")".repeat(20_000) + " = 1";
    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class, () -> Samples.plan(new Filter(deep), Samples.FLIGHTS));
    assertThat(refused).hasMessageContaining("nested too deeply");
  }

  @Test
  void refusesATextOfAHundredThousandCharacters() {
    String longText = "month = 1" + " OR month = 1".repeat(10_000);
    SlipwayException refused =
        catchThrowableOfType(
            SlipwayException.class, () -> Samples.plan(new Filter(longText), Samples.FLIGHTS));
    assertThat(refused).hasMessageContaining("at most 100000 are read");
  }
}
