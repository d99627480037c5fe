package dev.countersign.onboarding.disconnect;

import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;

/**
 * {@code GET /subscriptions/{subscriptionId}/connection/receipt}: what the last disconnecting took
 * down, and what is left to do by hand. See {@link Receipt}. 404, if there was none.
 */
public final class ReadReceipt extends ApiHandler {
  private final SubscriptionAccess access;
  private final Receipts receipts;

  /** For Lambda. */
  public ReadReceipt() {
    this(Environment.ofLambda());
  }

  public ReadReceipt(Environment environment) {
    this(new Wiring(environment));
  }

  private ReadReceipt(Wiring wiring) {
    this(wiring.access(), wiring.connection().receipts());
  }

  ReadReceipt(SubscriptionAccess access, Receipts receipts) {
    this.access = access;
    this.receipts = receipts;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    return receipts
        .find(access.require(request).subscriptionId())
        .map(receipt -> ApiResponse.json(200, receipt))
        .orElseThrow(
            () ->
                new ApiProblem(
                    404, "NoReceipt", "This subscription has not been disconnected so far."));
  }
}
