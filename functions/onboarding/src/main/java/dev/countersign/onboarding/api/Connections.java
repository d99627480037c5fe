package dev.countersign.onboarding.api;

import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.ApiResponse;

/** How every route shows a connection. */
public final class Connections {
  private final StatusStore statuses;
  private final NextActions nextActions;

  public Connections(StatusStore statuses, NextActions nextActions) {
    this.statuses = statuses;
    this.nextActions = nextActions;
  }

  /** The connection as it is now. */
  public ApiResponse show(int httpStatus, String subscriptionId) {
    ConnectionStatus status = statuses.find(subscriptionId);
    return ApiResponse.json(
        httpStatus, ConnectionView.of(status, nextActions.of(subscriptionId, status), null));
  }

  ApiResponse showStarted(String subscriptionId, String signInUrl) {
    ConnectionStatus status = statuses.find(subscriptionId);
    return ApiResponse.json(
        202, ConnectionView.of(status, nextActions.of(subscriptionId, status), signInUrl));
  }
}
