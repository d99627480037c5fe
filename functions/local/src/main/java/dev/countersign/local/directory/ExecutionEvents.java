package dev.countersign.local.directory;

import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** How long the history of an execution is. Step Functions ends one with 25,000 events. */
final class ExecutionEvents {
  static final int MOST = 25_000;

  private ExecutionEvents() {}

  static int count(String executionArn) {
    try (SfnClient stepFunctions =
        SfnClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      return (int)
          stepFunctions
              .getExecutionHistoryPaginator(history -> history.executionArn(executionArn))
              .events()
              .stream()
              .count();
    }
  }
}
