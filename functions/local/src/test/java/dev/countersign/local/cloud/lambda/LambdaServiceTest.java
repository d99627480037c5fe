package dev.countersign.local.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.core.ManualClock;
import dev.countersign.local.cloud.aws.AwsServer;
import dev.countersign.local.cloud.iam.ExecutionRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Speaks the Invoke API by hand: the SDK's Lambda client is used nowhere else in the product. */
class LambdaServiceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ARN = "arn:aws:lambda:eu-central-1:000000000000:function:Echo";

  private final AwsServer server = new AwsServer();
  private final ManualClock clock = new ManualClock();
  private final Functions functions = new Functions(clock);
  private final String mailbox = UUID.randomUUID().toString();

  @BeforeEach
  void start() {
    functions.deploy(function("Echo", Duration.ofSeconds(30)));
    functions.deploy(function("Impatient", Duration.ofMillis(100)));
    server.serve(Map.of("lambda", new LambdaService(functions)));
  }

  @AfterEach
  void stop() {
    functions.close();
    server.close();
  }

  @Test
  void givesTheFunctionItsInputAndItsEnvironment() throws Exception {
    HttpResponse<String> answer = invoke("Echo", "RequestResponse", "{\"a\":1}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Amz-Function-Error")).isEmpty();
    assertThat(JSON.readTree(answer.body()).at("/input/a").asInt()).isEqualTo(1);
    assertThat(JSON.readTree(answer.body()).at("/environment/MAILBOX").asText()).isEqualTo(mailbox);
  }

  @Test
  void findsAFunctionByArnAndAlias() throws Exception {
    assertThat(invoke(ARN + ":live", "RequestResponse", "{}").statusCode()).isEqualTo(200);
  }

  @Test
  void reportsWhatAHandlerThrowsAsTheJavaRuntimeDoes() throws Exception {
    HttpResponse<String> answer = invoke("Echo", "RequestResponse", "{\"fail\":\"no\"}");
    JsonNode error = JSON.readTree(answer.body());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
    assertThat(error.path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(error.path("errorMessage").asText()).isEqualTo("no");
    assertThat(error.path("stackTrace").get(0).asText()).contains("TestHandler.handleRequest");
  }

  @Test
  void endsAFunctionThatTakesTooLong() throws Exception {
    JsonNode error =
        JSON.readTree(invoke("Impatient", "RequestResponse", "{\"hang\":true}").body());

    assertThat(error.path("errorType").asText()).isEqualTo("Sandbox.Timedout");
    assertThat(error.path("errorMessage").asText()).endsWith("Task timed out after 0.10 seconds");
  }

  @Test
  void triesAnEventAgainTwiceAfterOneAndTwoMinutes() throws Exception {
    assertThat(invoke("Echo", "Event", "{\"fail\":\"no\"}").statusCode()).isEqualTo(202);
    assertThat(next()).isNotNull();
    awaitRetryIsPlanned();
    clock.advance(Duration.ofMinutes(1));
    assertThat(next()).isNotNull();
    awaitRetryIsPlanned();
    clock.advance(Duration.ofMinutes(2));
    assertThat(next()).isNotNull();
  }

  @Test
  void refusesUnknownFunctionsAndLargePayloads() throws Exception {
    HttpResponse<String> unknown = invoke("No", "RequestResponse", "{}");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.headers().firstValue("x-amzn-ErrorType"))
        .contains("ResourceNotFoundException");

    String large = "\"" + "x".repeat(1024 * 1024) + "\"";
    assertThat(invoke("Echo", "Event", large).statusCode()).isEqualTo(413);
    assertThat(invoke("Echo", "RequestResponse", large).statusCode()).isEqualTo(200);
  }

  private void awaitRetryIsPlanned() {
    await().until(() -> functions.timers().waiting() == 1);
  }

  private JsonNode next() throws InterruptedException {
    return TestHandler.received(mailbox).poll(10, TimeUnit.SECONDS);
  }

  private LambdaFunction function(String name, Duration timeout) {
    return new LambdaFunction(
        name,
        ARN.replace("Echo", name),
        TestHandler.class.getName() + "::handleRequest",
        Map.of("MAILBOX", mailbox),
        timeout,
        512,
        new ExecutionRole(name, List.of()));
  }

  private HttpResponse<String> invoke(String name, String type, String payload)
      throws IOException, InterruptedException {
    URI uri =
        server
            .address()
            .resolve("/2015-03-31/functions/" + name.replace(":", "%3A") + "/invocations");
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20261123/eu-central-1/lambda/aws4_request")
            .header("X-Amz-Invocation-Type", type)
            .POST(BodyPublishers.ofString(payload))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
