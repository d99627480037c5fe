package dev.countersign.onboarding.signature;

import dev.countersign.core.directory.MembershipStore;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.signature.SignatureStore;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;

/**
 * {@code GET /subscriptions/{subscriptionId}/rules}: {@code {"rules":[…]}} in their order, as
 * {@link PutRules} takes them, and what is known of the groups in them. While there are none,
 * everybody gets the default signature.
 */
public final class ReadRules extends ApiHandler {
  private final SubscriptionAccess access;
  private final SignatureStore signatures;
  private final MembershipStore memberships;

  /** For Lambda. */
  public ReadRules() {
    this(Environment.ofLambda());
  }

  public ReadRules(Environment environment) {
    this(new Wiring(environment));
  }

  private ReadRules(Wiring wiring) {
    this(wiring.access(), wiring.stores().signatures(), wiring.stores().memberships());
  }

  public ReadRules(
      SubscriptionAccess access, SignatureStore signatures, MembershipStore memberships) {
    this.access = access;
    this.signatures = signatures;
    this.memberships = memberships;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    return ApiResponse.json(
        200, RulesView.of(subscriptionId, signatures.rules(subscriptionId), memberships));
  }
}
