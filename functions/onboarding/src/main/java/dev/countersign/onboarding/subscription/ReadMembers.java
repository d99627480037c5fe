package dev.countersign.onboarding.subscription;

import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;

/** {@code GET /subscriptions/{subscriptionId}/members}: see {@link MembersView}. */
public final class ReadMembers extends ApiHandler {
  private final SubscriptionAccess access;

  /** For Lambda. */
  public ReadMembers() {
    this(Environment.ofLambda());
  }

  public ReadMembers(Environment environment) {
    this(new Wiring(environment).access());
  }

  public ReadMembers(SubscriptionAccess access) {
    this.access = access;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    return ApiResponse.json(200, MembersView.of(access.require(request)));
  }
}
