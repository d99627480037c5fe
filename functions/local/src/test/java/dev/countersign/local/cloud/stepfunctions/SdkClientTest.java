package dev.countersign.local.cloud.stepfunctions;

import static dev.countersign.local.cloud.stepfunctions.Functions.returning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** The client that our functions use, against our API. */
class SdkClientTest {
  private static final String ASK =
      """
      {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
        "Parameters":{"FunctionName":"${Ask}","Payload":{"taskToken.$":"$$.Task.Token"}},"End":true}}}
      """;

  private final List<String> tokens = new ArrayList<>();
  private final Bench bench =
      new Bench(
          new Functions()
              .with(
                  "Ask",
                  payload -> {
                    tokens.add(payload.path("taskToken").asText());
                    return "{}";
                  })
              .with("Greet", returning("{\"greeting\":\"Grüß Gott\"}")));
  private HttpApi server;
  private SfnClient client;

  @BeforeEach
  void start() throws IOException {
    server = new HttpApi(bench.api());
    client =
        SfnClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private String start(String definition, String name, String input) {
    String machine =
        client
            .createStateMachine(
                r -> r.name("m").definition(Bench.machine(definition)).roleArn(Bench.ROLE))
            .stateMachineArn();
    String execution =
        client
            .startExecution(r -> r.stateMachineArn(machine).name(name).input(input))
            .executionArn();
    bench.time().settle();
    return execution;
  }

  @Test
  void startsDescribesAndShowsTheHistoryOfAnExecution() {
    String execution =
        start(
            """
            {"StartAt":"Greet","States":{"Greet":{"Type":"Task","Resource":"${Greet}","TimeoutSeconds":9,"End":true}}}
            """,
            "run-1",
            "{\"to\":\"Ada\"}");

    var described = client.describeExecution(r -> r.executionArn(execution));
    assertThat(described.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(described.output()).isEqualTo("{\"greeting\":\"Grüß Gott\"}");
    assertThat(described.startDate()).isEqualTo(bench.time().now());
    List<HistoryEvent> events = client.getExecutionHistory(r -> r.executionArn(execution)).events();
    assertThat(events)
        .extracting(HistoryEvent::type)
        .containsExactly(
            HistoryEventType.EXECUTION_STARTED,
            HistoryEventType.TASK_STATE_ENTERED,
            HistoryEventType.LAMBDA_FUNCTION_SCHEDULED,
            HistoryEventType.LAMBDA_FUNCTION_STARTED,
            HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED,
            HistoryEventType.TASK_STATE_EXITED,
            HistoryEventType.EXECUTION_SUCCEEDED);
    assertThat(events)
        .extracting(HistoryEvent::previousEventId)
        .containsExactly(0L, 0L, 2L, 3L, 4L, 5L, 6L);
    assertThat(events.get(2).lambdaFunctionScheduledEventDetails().timeoutInSeconds()).isEqualTo(9);
    assertThat(events.get(5).stateExitedEventDetails().name()).isEqualTo("Greet");
  }

  @Test
  void pagesThroughTheHistoryFromEitherEnd() {
    String execution =
        start(
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}", "run-1", "{\"a\":1}");

    List<Long> ids =
        client.getExecutionHistoryPaginator(r -> r.executionArn(execution).maxResults(3)).stream()
            .flatMap(page -> page.events().stream())
            .map(HistoryEvent::id)
            .toList();
    GetExecutionHistoryResponse last =
        client.getExecutionHistory(
            r -> r.executionArn(execution).reverseOrder(true).includeExecutionData(false));

    assertThat(ids).containsExactly(1L, 2L, 3L, 4L);
    assertThat(last.events()).extracting(HistoryEvent::id).containsExactly(4L, 3L, 2L, 1L);
    assertThat(last.events().get(3).executionStartedEventDetails().input()).isNull();
  }

  @Test
  void answersATaskByItsTokenOnce() {
    String execution = start(ASK, "run-1", "{}");
    client.sendTaskHeartbeat(r -> r.taskToken(tokens.get(0)));
    client.sendTaskSuccess(r -> r.taskToken(tokens.get(0)).output("{\"scope\":\"ALL\"}"));

    assertThat(client.describeExecution(r -> r.executionArn(execution)).output())
        .isEqualTo("{\"scope\":\"ALL\"}");
    assertThatThrownBy(() -> client.sendTaskFailure(r -> r.taskToken(tokens.get(0)).error("late")))
        .isInstanceOf(TaskTimedOutException.class);
    assertThatThrownBy(() -> client.sendTaskHeartbeat(r -> r.taskToken("nonsense")))
        .isInstanceOf(InvalidTokenException.class);
  }

  @Test
  void stopsAnExecution() {
    String execution = start(ASK, "run-1", "{}");
    client.stopExecution(r -> r.executionArn(execution).error("Cancelled").cause("By hand"));

    var described = client.describeExecution(r -> r.executionArn(execution));
    assertThat(described.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(described.error()).isEqualTo("Cancelled");
    assertThat(described.cause()).isEqualTo("By hand");
    assertThatThrownBy(() -> client.sendTaskSuccess(r -> r.taskToken(tokens.get(0)).output("1")))
        .isInstanceOf(TaskTimedOutException.class);
  }

  @Test
  void listsExecutionsByStatusNewestFirst() {
    String first = start(ASK, "run-1", "{}");
    String second = start(ASK, "run-2", "{}");
    String machine =
        client.describeStateMachineForExecution(r -> r.executionArn(first)).stateMachineArn();
    client.stopExecution(r -> r.executionArn(first));

    assertThat(client.listExecutions(r -> r.stateMachineArn(machine)).executions())
        .extracting(e -> e.executionArn())
        .containsExactly(second, first);
    assertThat(
            client
                .listExecutions(
                    r -> r.stateMachineArn(machine).statusFilter(ExecutionStatus.RUNNING))
                .executions())
        .extracting(e -> e.name())
        .containsExactly("run-2");
    assertThat(client.listStateMachines().stateMachines())
        .extracting(m -> m.stateMachineArn())
        .containsExactly(machine);
    assertThat(client.describeStateMachine(r -> r.stateMachineArn(machine)).definition())
        .isEqualTo(Bench.machine(ASK));
  }

  @Test
  void startsAnExecutionOnceUnderOneName() {
    String first = start(ASK, "run-1", "{\"a\":1}");

    assertThat(start(ASK, "run-1", "{ \"a\": 1 }")).isEqualTo(first);
    assertThatThrownBy(() -> start(ASK, "run-1", "{\"a\":2}"))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
    client.stopExecution(r -> r.executionArn(first));
    assertThatThrownBy(() -> start(ASK, "run-1", "{\"a\":1}"))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
    assertThat(tokens).hasSize(1);
  }

  @Test
  void refusesWhatDoesNotExistOrIsNotValid() {
    String machine = "arn:aws:states:eu-central-1:123456789012:stateMachine:none";

    assertThatThrownBy(() -> client.startExecution(r -> r.stateMachineArn(machine)))
        .isInstanceOf(StateMachineDoesNotExistException.class);
    assertThatThrownBy(
            () ->
                client.describeExecution(
                    r -> r.executionArn(machine.replace("stateMachine", "execution"))))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    assertThatThrownBy(() -> start("{\"StartAt\":\"A\"}", "run-1", "{}"))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("The field 'States' is missing");
  }
}
