package dev.countersign.mailflow;

import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;

/**
 * {@code POST /subscriptions/{subscriptionId}/messages/{messageId}/retry}: Tries again what could
 * not be returned.
 */
public final class RetryMessage extends ApiHandler {
  private final Reopening reopening;

  /** For Lambda. */
  public RetryMessage() {
    this(Environment.ofLambda());
  }

  /** Wired from an environment. */
  public RetryMessage(Environment environment) {
    this(Adapters.reopening(environment));
  }

  RetryMessage(Reopening reopening) {
    this.reopening = reopening;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    return reopening.reopen(request, false);
  }
}
