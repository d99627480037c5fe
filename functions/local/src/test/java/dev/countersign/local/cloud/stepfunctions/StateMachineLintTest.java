package dev.countersign.local.cloud.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StateMachineLintTest {
  @Test
  void findsNothingInATaskThatIsLimitedCaughtAndRetriedByName() {
    assertThat(
            problems(
                """
                {"StartAt":"A","TimeoutSeconds":60,"States":{
                  "A":{"Type":"Task","Resource":"${A}","TimeoutSeconds":5,"Next":"B",
                    "Retry":[{"ErrorEquals":["my.TemporaryFailure","Lambda.ServiceException",
                      "Lambda.AWSLambdaException","Lambda.SdkClientException",
                      "Lambda.TooManyRequestsException","Lambda.ClientExecutionTimeoutException",
                      "Lambda.Unknown","Sandbox.Timedout"]}],
                    "Catch":[{"ErrorEquals":["States.ALL"],"Next":"F"}]},
                  "B":{"Type":"Succeed"},"F":{"Type":"Fail"}}}
                """))
        .isEmpty();
  }

  @Test
  void findsWhatIsMissing() {
    assertThat(
            problems(
                """
                {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${A}","End":true,
                  "Retry":[{"ErrorEquals":["States.TaskFailed"]},{"ErrorEquals":["States.ALL"]}]}}}
                """))
        .contains(
            "The machine has no TimeoutSeconds",
            "A has no TimeoutSeconds",
            "A has no Catch",
            "A retries States.ALL",
            "A retries States.TaskFailed");
  }

  @Test
  void findsThatARunEndsBecauseAFunctionWasSlowOnce() {
    assertThat(
            problems(
                """
                {"StartAt":"A","TimeoutSeconds":60,"States":{
                  "A":{"Type":"Task","Resource":"${A}","TimeoutSeconds":5,"Next":"F",
                    "Retry":[{"ErrorEquals":["my.TemporaryFailure","Lambda.ServiceException",
                      "Lambda.AWSLambdaException","Lambda.SdkClientException",
                      "Lambda.TooManyRequestsException"]}]},"F":{"Type":"Fail"}}}
                """))
        .containsExactly(
            "A does not retry Lambda.ClientExecutionTimeoutException",
            "A does not retry Lambda.Unknown",
            "A does not retry Sandbox.Timedout");
  }

  @Test
  void refusesANextStateThatDoesNotExistAndAStateThatIsNeverReached() {
    assertThatThrownBy(
            () ->
                problems(
                    "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"B\"}}}"))
        .hasMessageContaining("No state 'B' at /States/A");
    assertThatThrownBy(
            () ->
                problems(
                    """
                    {"StartAt":"A","States":{"A":{"Type":"Succeed"},"B":{"Type":"Succeed"}}}"""))
        .hasMessageContaining("State 'B' is not reachable at /States/B");
  }

  @Test
  void asksForNoCatchWhereTheExecutionFailsAnyway() {
    assertThat(
            problems(
                """
                {"StartAt":"A","TimeoutSeconds":60,"States":{
                  "A":{"Type":"Task","Resource":"${A}","TimeoutSeconds":5,"Next":"F"},"F":{"Type":"Fail"}}}
                """))
        .isEmpty();
  }

  @Test
  void findsNothingInOurOwnMachines() throws IOException {
    Path folder = Path.of(System.getProperty("countersign.root"), "statemachine");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(f -> assertThat(problems(Files.readString(f))).isEmpty());
    }
  }

  private static List<String> problems(String definition) {
    return StateMachineLint.problems(Bench.machine(definition));
  }
}
