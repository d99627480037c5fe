package dev.countersign.local.cloud.stepfunctions.moto;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.countersign.local.cloud.stepfunctions.Bench;
import dev.countersign.local.cloud.stepfunctions.LambdaInvoker;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * Moto's interpreter of state machines, for one execution at a time: it was written by other people
 * than ours, so what runs the same in both is probably right.
 *
 * <p>Its waits take real time, and it loses the cause of SendTaskFailure.
 */
public final class MotoEngine implements AutoCloseable {
  private final LambdaEndpoint lambda;
  private final MotoServer moto;
  private final SfnClient client;

  /**
   * Starts moto with these functions. They may answer task tokens at {@link #endpoint}.
   *
   * @throws org.opentest4j.TestAbortedException if moto is not on this machine: the test is skipped
   */
  public MotoEngine(LambdaInvoker functions) throws IOException {
    this(functions, "123456789012");
  }

  /** The same in an account of one's own. */
  public MotoEngine(LambdaInvoker functions, String account) throws IOException {
    assumeTrue(
        MotoServer.isInstalled(),
        "Skipped: moto_server is not on the PATH; install it with: pip install 'moto[server]'");
    lambda = new LambdaEndpoint(functions);
    moto = new MotoServer(lambda.port(), account);
    client =
        SfnClient.builder()
            .endpointOverride(moto.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("moto", "moto")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  /** Where its Step Functions API is. */
  public URI endpoint() {
    return moto.endpoint();
  }

  /** A client of its Step Functions API. */
  public SfnClient client() {
    return client;
  }

  /**
   * Forgets what was before, and starts an execution.
   *
   * @param definition substitutions made
   * @return the execution's ARN
   */
  public String start(String definition, String input) throws IOException, InterruptedException {
    String machine = create("machine", definition);
    return client
        .startExecution(r -> r.stateMachineArn(machine).name("run").input(input))
        .executionArn();
  }

  /**
   * Forgets what was before, and creates a state machine, of which one execution can be started.
   *
   * @return the machine's ARN
   */
  public String create(String name, String definition) throws IOException, InterruptedException {
    moto.reset();
    return client
        .createStateMachine(r -> r.name(name).definition(definition).roleArn(Bench.ROLE))
        .stateMachineArn();
  }

  /** Waits for the end of an execution. */
  public EngineResult result(String executionArn, Duration limit) {
    DescribeExecutionResponse end =
        await("end of the execution in moto")
            .atMost(limit)
            .until(
                () -> client.describeExecution(r -> r.executionArn(executionArn)),
                execution -> execution.status() != ExecutionStatus.RUNNING);
    List<HistoryEvent> events =
        client.getExecutionHistory(r -> r.executionArn(executionArn)).events();
    return new EngineResult(
        end.statusAsString(),
        end.output() == null ? MissingNode.getInstance() : json(end.output()),
        orEmpty(end.error()),
        orEmpty(end.cause()),
        events.stream()
            .map(HistoryEvent::stateEnteredEventDetails)
            .filter(Objects::nonNull)
            .map(details -> details.name())
            .toList());
  }

  private static JsonNode json(String text) {
    return Bench.json(text);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  @Override
  public void close() {
    client.close();
    moto.close();
    lambda.close();
  }
}
