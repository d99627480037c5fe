package dev.countersign.onboarding.subscription;

import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.subscription.Subscription;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;

/** {@code GET /subscriptions/{subscriptionId}}. */
public final class ReadSubscription extends ApiHandler {
  private final SubscriptionAccess access;
  private final StatusStore statuses;

  /** For Lambda. */
  public ReadSubscription() {
    this(Environment.ofLambda());
  }

  public ReadSubscription(Environment environment) {
    this(new Wiring(environment));
  }

  private ReadSubscription(Wiring wiring) {
    this(wiring.access(), wiring.stores().statuses());
  }

  public ReadSubscription(SubscriptionAccess access, StatusStore statuses) {
    this.access = access;
    this.statuses = statuses;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    Subscription subscription = access.require(request);
    return ApiResponse.json(
        200,
        SubscriptionView.of(subscription, statuses.find(subscription.subscriptionId()).status()));
  }
}
