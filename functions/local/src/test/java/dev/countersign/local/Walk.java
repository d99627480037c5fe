package dev.countersign.local;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cli.CommandFailed;
import java.time.Duration;

/** A run from Connect to its end, whatever that is: does what the status says is to be done. */
final class Walk {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Customer customer;
  private String lastAction = "";

  Walk(Customer customer) {
    this.customer = customer;
  }

  /** Returns the connection as the API shows it at the end. */
  JsonNode toTheEnd() {
    JsonNode end =
        await("end of the run").atMost(LIMIT).pollInterval(LOOK).until(this::look, this::hasEnded);
    return customer.whenEnded(end);
  }

  private boolean hasEnded(JsonNode view) {
    return !view.path("status").asText().equals("IN_PROGRESS")
        && !view.path("status").asText().equals("DISCONNECTING");
  }

  private JsonNode look() {
    JsonNode view = customer.connection();
    JsonNode next = view.path("next");
    String action = next.path("action").asText();
    // The status lags behind: what was done once is not to be done again.
    if (!hasEnded(view) && !action.equals(lastAction)) {
      lastAction = action;
      try {
        act(action, next);
      } catch (CommandFailed e) {
        // The run has ended in the meantime: the next look shows it.
        lastAction = "";
      }
    }
    return view;
  }

  private void act(String action, JsonNode next) {
    switch (action) {
      case "SIGN_IN" -> customer.onboarding().consent(next.path("url").asText());
      case "CHOOSE_SYNC_SCOPE" -> customer.choose("sync-scope");
      case "CHOOSE_ROUTING_SCOPE" -> customer.choose("routing-scope");
      case "CONFIRM_CHANGES" -> customer.confirmChanges();
      case "ENTER_CODE" -> customer.onboarding().authorize(next);
      default -> {
        return; // it goes on by itself
      }
    }
  }
}
