package dev.countersign.local.cloud.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The {@code aws} command line, with which people watch an execution. */
class CommandLineTest {
  private static final long LIMIT_SECONDS = 60;

  private final Bench bench = new Bench(new Functions());

  @Test
  void showsTheHistoryOfAnExecution() throws Exception {
    assumeTrue(isInstalled("aws"), "Skipped: the aws command line is not on the PATH");
    Bench.Run run =
        bench.run("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}", "{\"a\":1}");

    try (HttpApi server = new HttpApi(bench.api())) {
      JsonNode history =
          aws(server, "get-execution-history", "--execution-arn", run.arn(), "--reverse-order");

      assertThat(history.at("/events/0/type").asText()).isEqualTo("ExecutionSucceeded");
      assertThat(history.at("/events/3/executionStartedEventDetails/input").asText())
          .isEqualTo("{\"a\":1}");
    }
  }

  private static JsonNode aws(HttpApi server, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("aws", "stepfunctions"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--endpoint-url", server.endpoint().toString(), "--output", "json"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("AWS_ACCESS_KEY_ID", "local");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "local");
    builder.environment().put("AWS_DEFAULT_REGION", "eu-central-1");
    return Bench.json(outputOf(builder));
  }

  private static String outputOf(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }

  private static boolean isInstalled(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
