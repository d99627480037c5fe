package dev.countersign.core.subscription;

import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;

/** Lets a caller reach only the subscriptions that are the caller's. */
public final class SubscriptionAccess {
  private final SubscriptionStore subscriptions;

  public SubscriptionAccess(SubscriptionStore subscriptions) {
    this.subscriptions = subscriptions;
  }

  /**
   * The subscription that the path names.
   *
   * @throws ApiProblem 404, if there is none or it is somebody else's
   */
  public Subscription require(ApiRequest request) {
    String subscriptionId = request.path("subscriptionId");
    if (!SubscriptionIds.isValid(subscriptionId)) {
      throw ApiProblem.notFound();
    }
    return subscriptions
        .find(subscriptionId)
        .filter(subscription -> subscription.owner().equals(request.caller()))
        .orElseThrow(ApiProblem::notFound);
  }
}
