package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.cloud.lambda.Functions;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route, while DynamoDB does not answer. */
@Tag("long")
class OutageTest {
  private static final String ENDPOINT = "aws.endpointUrlDynamoDb";

  private static LocalDeployment deployment;
  private static String subscriptionId;
  private static String working;

  @BeforeAll
  static void takeTheTablesAway() {
    deployment = Deployments.start();
    subscriptionId = Customer.subscribed(deployment).subscriptionId();
    // Nothing listens on port 1; clients are made when functions start.
    working = Objects.requireNonNull(System.setProperty(ENDPOINT, "http://127.0.0.1:1"));
    Functions functions = deployment.cloud().functions();
    functions.names().forEach(name -> functions.deploy(functions.function(name)));
  }

  @AfterAll
  static void stop() {
    System.setProperty(ENDPOINT, working);
    deployment.close();
  }

  static Stream<ApiCall> routes() {
    String ada = deployment.cloud().issuer().token("ada");
    return ApiRoute.authorized().stream()
        .map(
            route ->
                new ApiCall(
                    "outage",
                    route.name(),
                    route.path(subscriptionId),
                    ada,
                    "{\"name\":\"A name\"}"));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void saysThatItIsTemporary(ApiCall call) throws Exception {
    ApiCall.Answer answer = call.send(deployment.cloud().endpoints().api());

    assertThat(answer.status()).as(answer.text()).isEqualTo(503);
    assertThat(answer.json().at("/error/code").asText()).isEqualTo("ServiceUnavailable");
    assertThat(answer.json().at("/error/message").asText()).contains("Nothing is lost");
  }
}
