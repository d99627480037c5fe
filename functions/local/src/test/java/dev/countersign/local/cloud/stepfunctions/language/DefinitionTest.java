package dev.countersign.local.cloud.stepfunctions.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.local.cloud.stepfunctions.Bench;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionTest {
  @Test
  void takesCommentsEverywhere() {
    Definition definition =
        parse(
            """
            {"Comment":"c","Version":"1.0","QueryLanguage":"JSONPath","StartAt":"A","TimeoutSeconds":9,"States":{
              "A":{"Type":"Task","Comment":"c","Resource":"${A}","Next":"C",
                "Retry":[{"Comment":"c","ErrorEquals":["X"]}],"Catch":[{"Comment":"c","ErrorEquals":["X"],"Next":"C"}]},
              "C":{"Type":"Choice","Comment":"c","Choices":[{"Comment":"c","Variable":"$.a","IsNull":true,"Next":"S"}],"Default":"S"},
              "S":{"Type":"Succeed","Comment":"c"}}}
            """);

    assertThat(definition.timeoutSeconds()).isEqualTo(9);
    assertThat(definition.states().keySet()).containsExactly("A", "C", "S");
    assertThat(definition.state("A").successors()).containsExactly("C", "C");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Type\":\"Map\",\"End\":true | type 'Map' is not supported at /States/A/Type",
        "\"Type\":\"Parallel\",\"End\":true | type 'Parallel' is not supported at /States/A/Type",
        "\"Type\":\"Pass\",\"End\":true,\"Assign\":{} | 'Assign' is not supported at /States/A/Assign",
        "\"Type\":\"Pass\",\"End\":true,\"QueryLanguage\":\"JSONata\" | JSONata is not supported at /States/A/QueryLanguage",
        "\"Type\":\"Pass\" | Exactly one of Next and \"End\": true is needed at /States/A",
        "\"Type\":\"Pass\",\"End\":true,\"Next\":\"A\" | Exactly one of Next",
        "\"Type\":\"Pass\",\"Next\":\"B\" | No state 'B' at /States/A",
        "\"Type\":\"Pass\",\"End\":true,\"InputPath\":\"$.*\" | '$.*' needs a field name at character 3 at /States/A/InputPath",
        "\"Type\":\"Pass\",\"End\":true,\"Parameters\":{\"a.$\":\"x\"} | is neither a path nor an intrinsic function at character 2 at /States/A/Parameters",
        "\"Type\":\"Pass\",\"End\":true,\"Retry\":[] | The field 'Retry' is not supported at /States/A/Retry",
        "\"Type\":\"Wait\",\"End\":true | Exactly one of Seconds",
        "\"Type\":\"Wait\",\"End\":true,\"Seconds\":1,\"SecondsPath\":\"$.s\" | Exactly one of Seconds",
        "\"Type\":\"Wait\",\"End\":true,\"Seconds\":-1 | an integer from 0 to 99999999 at /States/A/Seconds",
        "\"Type\":\"Wait\",\"End\":true,\"Timestamp\":\"tomorrow\" | The value must be a timestamp",
        "\"Type\":\"Fail\",\"Error\":\"X\",\"ErrorPath\":\"$.x\" | It excludes 'ErrorPath' at /States/A/Error",
        "\"Type\":\"Choice\",\"Choices\":[] | an array that is not empty at /States/A/Choices",
        "\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.a\",\"Next\":\"A\"}] | A comparison operator is missing or not supported at /States/A/Choices[0]",
        "\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.a\",\"StringEquals\":1,\"Next\":\"A\"}] | of the operator's type at /States/A/Choices[0]/StringEquals",
        "\"Type\":\"Choice\",\"Choices\":[{\"And\":[{\"Variable\":\"$.a\",\"IsNull\":true,\"Next\":\"A\"}],\"Next\":\"A\"}] | 'Next' is not supported at /States/A/Choices[0]/And[0]/Next",
        "\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.a\",\"BooleanLessThan\":true,\"Next\":\"A\"}] | A comparison operator is missing",
      })
  void namesTheStateAndTheFieldThatAreWrong(String state, String problem) {
    assertThatThrownBy(() -> parse("{\"StartAt\":\"A\",\"States\":{\"A\":{" + state + "}}}"))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Resource\":\"arn:aws:states:::sqs:sendMessage\" | 'arn:aws:states:::sqs:sendMessage' is not supported",
        "\"Resource\":\"arn:aws:states:::lambda:invoke\" | The field 'Parameters' is missing",
        "\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Parameters\":{\"FunctionName\":\"f\"} | One FunctionName and one Payload",
        "\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Parameters\":{\"FunctionName\":\"f\",\"InvocationType\":\"Event\"} | It is not supported at /States/A/Parameters/InvocationType",
        "\"Resource\":\"${A}\",\"HeartbeatSeconds\":1 | Only a task that waits for its token has a heart",
        "\"Resource\":\"${A}\",\"TimeoutSeconds\":0 | an integer from 1",
        "\"Resource\":\"${A}\",\"TimeoutSeconds\":1,\"TimeoutSecondsPath\":\"$.t\" | It excludes 'TimeoutSecondsPath'",
        "\"Resource\":\"${A}\",\"Retry\":[{\"ErrorEquals\":[]}] | an array that is not empty at /States/A/Retry[0]/ErrorEquals",
        "\"Resource\":\"${A}\",\"Retry\":[{\"ErrorEquals\":[\"States.Oops\"]}] | There is no error 'States.Oops'",
        "\"Resource\":\"${A}\",\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"]},{\"ErrorEquals\":[\"X\"]}] | States.ALL must be alone, and the last",
        "\"Resource\":\"${A}\",\"Catch\":[{\"ErrorEquals\":[\"X\",\"States.ALL\"],\"Next\":\"A\"}] | States.ALL must be alone, and the last",
        "\"Resource\":\"${A}\",\"Retry\":[{\"ErrorEquals\":[\"X\"],\"BackoffRate\":0.5}] | The value must be >= 1",
        "\"Resource\":\"${A}\",\"Retry\":[{\"ErrorEquals\":[\"X\"],\"JitterStrategy\":\"HALF\"}] | FULL or NONE",
        "\"Resource\":\"${A}\",\"Catch\":[{\"ErrorEquals\":[\"X\"]}] | The field 'Next' is missing at /States/A/Catch[0]",
      })
  void refusesTasksThatWouldNotRunAsWritten(String task, String problem) {
    String state = "{\"Type\":\"Task\",\"End\":true," + task + "}";

    assertThatThrownBy(() -> parse("{\"StartAt\":\"A\",\"States\":{\"A\":" + state + "}}"))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessageContaining(problem);
  }

  @Test
  void refusesAHeartbeatThatIsNotShorterThanTheTimeLimit() {
    assertThatThrownBy(
            () ->
                parse(
                    """
                    {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
                      "Parameters":{"FunctionName":"f","Payload":{}},"TimeoutSeconds":5,"HeartbeatSeconds":5,"End":true}}}
                    """))
        .hasMessageContaining("It must be smaller than TimeoutSeconds");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | INVALID_JSON_DESCRIPTION",
        "[] | An object is needed",
        "{\"StartAt\":\"A\",\"StartAt\":\"B\"} | Duplicate field 'StartAt'",
        "{\"StartAt\":\"B\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}} | No state 'B' at /StartAt",
        "{\"StartAt\":\"A\",\"States\":{}} | an object of states at /States",
      })
  void refusesWhatIsNoDefinition(String text, String problem) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessageContaining(problem);
  }

  @Test
  void putsInSubstitutionsAndRefusesNamesWithoutAValue() {
    String text = "{\"Resource\":\"${FunctionArn}\",\"Seconds\":${Seconds},\"$.x\":\"$$.y\"}";

    assertThat(Substitutions.apply(text, Map.of("FunctionArn", "arn:$1", "Seconds", "5")))
        .isEqualTo("{\"Resource\":\"arn:$1\",\"Seconds\":5,\"$.x\":\"$$.y\"}");
    assertThatThrownBy(() -> Substitutions.apply(text, Map.of("Seconds", "5")))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessageContaining("'FunctionArn'");
  }

  private static Definition parse(String text) {
    return Definition.parse(Bench.machine(text));
  }
}
