package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.cloud.lambda.Functions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route, while DynamoDB does not answer. */
@Tag("long")
class OutageTest {
  private static final String ENDPOINT = "aws.endpointUrlDynamoDb";

  private static final ExecutorService THREADS = Executors.newCachedThreadPool();

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
    THREADS.shutdown();
    System.setProperty(ENDPOINT, working);
    deployment.close();
  }

  /** All at once, as each of them waits until the SDK has tried often enough. */
  static Stream<Arguments> answers() {
    String ada = deployment.cloud().issuer().token("ada");
    URI api = deployment.cloud().endpoints().api();
    List<Arguments> sent = new ArrayList<>();
    for (ApiRoute route : ApiRoute.authorized()) {
      String path = route.path(subscriptionId);
      ApiCall call = new ApiCall("outage", route.name(), path, ada, "{\"name\":\"A name\"}");
      sent.add(Arguments.of(call, THREADS.submit(() -> call.send(api))));
    }
    return sent.stream();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void saysThatItIsTemporary(ApiCall call, Future<ApiCall.Answer> sent) throws Exception {
    ApiCall.Answer answer = sent.get();

    assertThat(answer.status()).as(answer.text()).isEqualTo(503);
    assertThat(answer.json().at("/error/code").asText()).isEqualTo("ServiceUnavailable");
    assertThat(answer.json().at("/error/message").asText()).contains("Nothing is lost");
  }
}
