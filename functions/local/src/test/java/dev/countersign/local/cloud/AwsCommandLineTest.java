package dev.countersign.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator types against the one endpoint. */
class AwsCommandLineTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private @Nullable LocalCloud cloud;

  @BeforeEach
  void start() {
    assumeTrue(isInstalled(), "the aws command is not installed");
    cloud = LocalCloud.start(TestTemplate.file(), TestOptions.with(Clock.systemUTC()));
  }

  @AfterEach
  void stop() {
    if (cloud != null) {
      cloud.close();
    }
  }

  @Test
  void worksWithEveryService(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("in.txt"), "hello");
    Path copy = directory.resolve("out.txt");
    aws("s3", "cp", file.toString(), "s3://countersign-bucket/dir/in.txt");
    aws("s3", "cp", "s3://countersign-bucket/dir/in.txt", copy.toString());
    assertThat(copy).hasContent("hello");

    aws("dynamodb", "put-item", "--table-name", "Items", "--item", "{\"id\":{\"S\":\"1\"}}");
    assertThat(json("dynamodb", "scan", "--table-name", "Items").path("Count").asInt())
        .isEqualTo(1);

    String url = json("sqs", "get-queue-url", "--queue-name", "Dead").path("QueueUrl").asText();
    aws("sqs", "send-message", "--queue-url", url, "--message-body", "hi");
    assertThat(json("sqs", "receive-message", "--queue-url", url).at("/Messages/0/Body").asText())
        .isEqualTo("hi");

    assertThat(
            json("secretsmanager", "get-secret-value", "--secret-id", "entra")
                .path("SecretString")
                .asText())
        .isEqualTo("pem");
    assertThat(
            json("route53", "list-resource-record-sets", "--hosted-zone-id", "Z1")
                .path("ResourceRecordSets"))
        .isEmpty();

    aws("lambda", "invoke", "--function-name", "Read", "--payload", "{}", copy.toString());
    assertThat(copy).content().contains("\"FLAVOUR\":\"own\"");
  }

  @Test
  void showsTheHistoryOfAnExecution() throws Exception {
    String machine = "arn:aws:states:eu-central-1:000000000000:stateMachine:countersign-one";
    String arn =
        json("stepfunctions", "start-execution", "--state-machine-arn", machine)
            .path("executionArn")
            .asText();

    assertThat(
            json("stepfunctions", "get-execution-history", "--execution-arn", arn)
                .path("events")
                .findValuesAsText("type"))
        .startsWith("ExecutionStarted");
  }

  private JsonNode json(String... arguments) throws IOException, InterruptedException {
    return JSON.readTree(aws(arguments));
  }

  private String aws(String... arguments) throws IOException, InterruptedException {
    String endpoint = Objects.requireNonNull(cloud).endpoints().aws().toString();
    List<String> command = new ArrayList<>(List.of("aws", "--endpoint-url", endpoint));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_DEFAULT_REGION", "eu-central-1",
                "AWS_DEFAULT_OUTPUT", "json",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local"));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static boolean isInstalled() {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "aws")));
  }
}
