package dev.countersign.onboarding.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.lambda.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How long taking back waits, beside how long template.yaml lets functions run. */
class StoppedRunTest {
  private static final Path ROOT = Path.of(System.getProperty("countersign.root"));
  private static final Pattern FUNCTION =
      Pattern.compile(
          "(?m)^  (\\w+):\\n    Type: AWS::Serverless::Function\\n((?:    .*\\n|\\n| +#.*\\n)*)");
  private static final Pattern TIMEOUT = Pattern.compile("(?m)^ {4,6}Timeout: (\\d+)$");

  @Test
  void taskThatRanWhenItsExecutionWasStoppedHasEndedBeforeAnythingIsTakenBack() throws IOException {
    String template = Files.readString(ROOT.resolve("template.yaml"));
    int otherwise = timeout(template.substring(template.indexOf("\nGlobals:")), 0);
    Map<String, Integer> timeouts =
        FUNCTION
            .matcher(template)
            .results()
            .collect(Collectors.toMap(f -> f.group(1), f -> timeout(f.group(2), otherwise)));
    Map<String, String> functions = functionsByState();
    // It looks whether the connection is still there before it writes.
    functions.remove("CheckSpf");

    assertThat(otherwise).isPositive();
    assertThat(functions).hasSizeGreaterThan(20);
    assertThat(timeouts).containsKeys(functions.values().toArray(String[]::new));
    functions.forEach(
        (state, function) ->
            assertThat(StoppedRun.of("subscription", "run", state).settleSeconds())
                .as(state)
                .isGreaterThan(timeouts.get(function)));
  }

  private static int timeout(String yaml, int otherwise) {
    return TIMEOUT
        .matcher(yaml)
        .results()
        .findFirst()
        .map(found -> Integer.parseInt(found.group(1)))
        .orElse(otherwise);
  }

  private static Map<String, String> functionsByState() throws IOException {
    JsonNode states =
        Json.MAPPER
            .readTree(ROOT.resolve("statemachine/onboarding.asl.json").toFile())
            .path("States");
    return states.properties().stream()
        .filter(state -> function(state.getValue()).find())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                state ->
                    function(state.getValue())
                        .results()
                        .map(MatchResult::group)
                        .findFirst()
                        .orElseThrow()
                        .replaceAll("\\W|Arn", "")));
  }

  private static Matcher function(JsonNode state) {
    return Pattern.compile("\\$\\{\\w+Arn\\}").matcher(state.toString());
  }
}
