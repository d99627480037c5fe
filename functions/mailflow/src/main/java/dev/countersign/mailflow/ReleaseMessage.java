package dev.countersign.mailflow;

import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;

/**
 * {@code POST /subscriptions/{subscriptionId}/messages/{messageId}/release}: Returns a parked
 * message as it came, without a signature.
 */
public final class ReleaseMessage extends ApiHandler {
  private final Reopening reopening;

  /** For Lambda. */
  public ReleaseMessage() {
    this(Environment.ofLambda());
  }

  /** Wired from an environment. */
  public ReleaseMessage(Environment environment) {
    this(Adapters.reopening(environment));
  }

  ReleaseMessage(Reopening reopening) {
    this.reopening = reopening;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    return reopening.reopen(request, true);
  }
}
