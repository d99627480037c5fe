package dev.countersign.core.subscription;

import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.Caller;

/** Lets a caller reach only the subscriptions that the caller is a member of. */
public final class SubscriptionAccess {
  private final SubscriptionStore subscriptions;

  public SubscriptionAccess(SubscriptionStore subscriptions) {
    this.subscriptions = subscriptions;
  }

  /**
   * The subscription that the path names. Reading (GET) takes the role {@link Role#VIEWER},
   * anything else {@link Role#ADMIN}: a new route cannot forget to ask.
   *
   * @throws ApiProblem 404, if there is none or the caller is no member; 403, if the caller's role
   *     is not enough
   */
  public Subscription require(ApiRequest request) {
    Caller caller = request.signedIn();
    Subscription subscription = find(request.path("subscriptionId"));
    Role role = subscription.roleOf(caller).orElseThrow(ApiProblem::notFound);
    if (!role.includes(request.isRead() ? Role.VIEWER : Role.ADMIN)) {
      throw new ApiProblem(
          403,
          "InsufficientRole",
          "You may look at this subscription but not change it. Nothing was changed; ask an"
              + " administrator of the subscription to do it, or for the role ADMIN.");
    }
    return subscription;
  }

  private Subscription find(String subscriptionId) {
    if (!SubscriptionIds.isValid(subscriptionId)) {
      throw ApiProblem.notFound();
    }
    return subscriptions.find(subscriptionId).orElseThrow(ApiProblem::notFound);
  }
}
