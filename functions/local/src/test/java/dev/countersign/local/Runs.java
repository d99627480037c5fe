package dev.countersign.local;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Executions, seen through the client that operators use. */
final class Runs implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final SfnClient client =
      SfnClient.builder().httpClient(UrlConnectionHttpClient.create()).build();

  SfnClient client() {
    return client;
  }

  DescribeExecutionResponse awaitEnd(String executionArn) {
    return await("end of the execution")
        .atMost(LIMIT)
        .until(
            () -> client.describeExecution(get -> get.executionArn(executionArn)),
            execution -> execution.status() != ExecutionStatus.RUNNING);
  }

  List<HistoryEvent> history(String executionArn) {
    return client
        .getExecutionHistoryPaginator(get -> get.executionArn(executionArn))
        .events()
        .stream()
        .toList();
  }

  /** The states in the order in which they were first entered: how often is a matter of time. */
  static List<String> path(List<HistoryEvent> history) {
    return history.stream()
        .map(HistoryEvent::stateEnteredEventDetails)
        .filter(Objects::nonNull)
        .map(details -> details.name())
        .distinct()
        .toList();
  }

  @Override
  public void close() {
    client.close();
  }
}
