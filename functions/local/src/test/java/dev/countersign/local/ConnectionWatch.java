package dev.countersign.local;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cli.demo.ApiClient;
import java.time.Duration;

/** What the API shows of a subscription's connection, and waiting until it shows something. */
class ConnectionWatch {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  final ApiClient api;
  final String subscriptionId;

  ConnectionWatch(ApiClient api, String subscriptionId) {
    this.api = api;
    this.subscriptionId = subscriptionId;
  }

  String subscriptionId() {
    return subscriptionId;
  }

  /** Waits until there is another code than this one, or none is needed any more. */
  JsonNode awaitAfter(JsonNode code) {
    String entered = code.path("userCode").asText();
    return await("after " + code.path("action").asText())
        .atMost(LIMIT)
        .until(
            this::connection,
            view ->
                !view.path("status").asText().matches("IN_PROGRESS|DISCONNECTING")
                    || view.at("/next/action").asText().equals("ENTER_CODE")
                        && !view.at("/next/userCode").asText().equals(entered));
  }

  /** The connection as the API shows it. */
  JsonNode connection() {
    return api.get("/subscriptions/" + subscriptionId + "/connection");
  }

  /** Waits until the run is in this state. */
  JsonNode awaitStep(String step) {
    return await(step)
        .atMost(LIMIT)
        .until(this::connection, view -> view.path("step").asText().equals(step));
  }

  /** Waits until this is what the administrator has to do. */
  JsonNode awaitAction(String action) {
    return await(action)
        .atMost(LIMIT)
        .until(this::connection, view -> view.at("/next/action").asText().equals(action));
  }

  /** Waits until the status asks for so many DNS records. */
  JsonNode awaitRecords(int count) {
    return await("records")
        .atMost(LIMIT)
        .until(this::connection, view -> view.at("/next/records").size() == count);
  }

  /** Waits until the connection has this status. */
  JsonNode awaitStatus(String status) {
    JsonNode view =
        await(status)
            .atMost(LIMIT)
            .until(this::connection, now -> now.path("status").asText().equals(status));
    return whenEnded(view);
  }

  /** A run says how it ended a moment before it has cleared up behind itself. */
  JsonNode whenEnded(JsonNode view) {
    String execution = view.path("executionArn").asText();
    if (execution.isEmpty()) {
      return view;
    }
    try (Runs runs = new Runs()) {
      runs.awaitEnd(execution);
    }
    return connection();
  }
}
