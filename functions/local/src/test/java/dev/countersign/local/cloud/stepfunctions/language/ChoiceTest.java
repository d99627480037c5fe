package dev.countersign.local.cloud.stepfunctions.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.cloud.stepfunctions.Bench;
import dev.countersign.local.cloud.stepfunctions.Functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceTest {
  private static final String INPUT =
      """
      {"s":"abc","other":"abd","n":3,"d":3.0,"yes":true,"nil":null,"t":"2026-11-23T09:00:00Z",
       "zone":"2026-11-23T10:00:00+01:00","star":"a*c"}""";

  private final Bench bench = new Bench(new Functions());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "s | \"StringEquals\":\"abc\" | true",
        "s | \"StringEquals\":\"ABC\" | false",
        "n | \"StringEquals\":\"3\" | false",
        "s | \"StringEqualsPath\":\"$.other\" | false",
        "s | \"StringLessThan\":\"abd\" | true",
        "s | \"StringLessThanPath\":\"$.other\" | true",
        "s | \"StringGreaterThan\":\"abc\" | false",
        "s | \"StringLessThanEquals\":\"abc\" | true",
        "s | \"StringGreaterThanEquals\":\"abd\" | false",
        "s | \"StringMatches\":\"a*\" | true",
        "s | \"StringMatches\":\"*c\" | true",
        "s | \"StringMatches\":\"a.c\" | false",
        "s | \"StringMatches\":\"a\\\\*c\" | false",
        "star | \"StringMatches\":\"a\\\\*c\" | true",
        "n | \"NumericEquals\":3.0 | true",
        "n | \"NumericEqualsPath\":\"$.d\" | true",
        "n | \"NumericLessThan\":3 | false",
        "n | \"NumericLessThanEquals\":3 | true",
        "n | \"NumericGreaterThan\":2.5 | true",
        "n | \"NumericGreaterThanEquals\":4 | false",
        "yes | \"BooleanEquals\":true | true",
        "yes | \"BooleanEqualsPath\":\"$.yes\" | true",
        "s | \"BooleanEquals\":true | false",
        "t | \"TimestampEqualsPath\":\"$.zone\" | true",
        "t | \"TimestampLessThan\":\"2026-11-23T09:00:01Z\" | true",
        "t | \"TimestampGreaterThanEquals\":\"2026-11-23T09:00:01Z\" | false",
        "s | \"TimestampEquals\":\"2026-11-23T09:00:01Z\" | false",
        "nil | \"IsNull\":true | true",
        "s | \"IsNull\":false | true",
        "nope | \"IsPresent\":false | true",
        "nil | \"IsPresent\":true | true",
        "s | \"IsString\":true | true",
        "n | \"IsNumeric\":true | true",
        "yes | \"IsBoolean\":true | true",
        "t | \"IsTimestamp\":true | true",
        "s | \"IsTimestamp\":true | false",
      })
  void compares(String variable, String operator, boolean expected) {
    String rule = "{\"Variable\":\"$." + variable + "\"," + operator + ",\"Next\":\"Yes\"}";

    assertThat(chosen(rule)).isEqualTo(expected ? "Yes" : "No");
  }

  @Test
  void combinesConditions() {
    String yes = "{\"Variable\":\"$.yes\",\"BooleanEquals\":true}";
    String no = "{\"Variable\":\"$.yes\",\"BooleanEquals\":false}";

    assertThat(chosen("{\"And\":[%s,%s],\"Next\":\"Yes\"}".formatted(yes, no))).isEqualTo("No");
    assertThat(chosen("{\"Or\":[%s,%s],\"Next\":\"Yes\"}".formatted(no, yes))).isEqualTo("Yes");
    assertThat(chosen("{\"Not\":%s,\"Next\":\"Yes\"}".formatted(no))).isEqualTo("Yes");
    assertThat(chosen("{\"Not\":{\"Or\":[%s,%s]},\"Next\":\"Yes\"}".formatted(no, yes)))
        .isEqualTo("No");
  }

  @Test
  void stopsAtTheFirstConditionThatDecides() {
    String guarded =
        """
        {"And":[{"Variable":"$.nope","IsPresent":true},{"Variable":"$.nope","StringEquals":"x"}],"Next":"Yes"}""";

    assertThat(chosen(guarded)).isEqualTo("No");
  }

  @Test
  void endsTheExecutionIfTheVariableIsMissing() {
    Bench.Run run = run("{\"Variable\":\"$.nope\",\"StringEquals\":\"x\",\"Next\":\"Yes\"}");

    assertThat(run.error()).isEqualTo("States.Runtime");
    assertThat(run.cause())
        .endsWith(
            "Invalid path '$.nope': The choice state's condition path references an invalid value.");
  }

  @Test
  void failsIfNothingMatchesAndThereIsNoDefault() {
    Bench.Run run =
        bench.run(
            """
            {"StartAt":"A","States":{"A":{"Type":"Choice","Choices":[{"Variable":"$.n","NumericEquals":4,"Next":"B"}]},
              "B":{"Type":"Succeed"}}}
            """,
            INPUT);

    assertThat(run.error()).isEqualTo("States.NoChoiceMatched");
  }

  private String chosen(String rule) {
    return new ChoiceTest().run(rule).path().get(1);
  }

  private Bench.Run run(String rule) {
    return bench.run(
        """
        {"StartAt":"A","States":{"A":{"Type":"Choice","Choices":[%s],"Default":"No"},
          "Yes":{"Type":"Succeed"},"No":{"Type":"Succeed"}}}
        """
            .formatted(rule),
        INPUT);
  }
}
