package dev.countersign.onboarding.signature;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.signature.SignatureRule;
import dev.countersign.core.signature.SignatureStore;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;
import java.util.Map;

/**
 * {@code DELETE /subscriptions/{subscriptionId}/signatures/{signatureId}}: 200, also where there is
 * none; 409 while a rule names it.
 */
public final class RemoveSignature extends ApiHandler {
  private final SubscriptionAccess access;
  private final SignatureStore signatures;
  private final AuditTrail audit;

  /** For Lambda. */
  public RemoveSignature() {
    this(Environment.ofLambda());
  }

  public RemoveSignature(Environment environment) {
    this(new Wiring(environment));
  }

  private RemoveSignature(Wiring wiring) {
    this(wiring.access(), wiring.stores().signatures(), wiring.stores().audit());
  }

  public RemoveSignature(SubscriptionAccess access, SignatureStore signatures, AuditTrail audit) {
    this.access = access;
    this.signatures = signatures;
    this.audit = audit;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    String signatureId = SignatureProblems.requireId(request);
    for (SignatureRule rule : signatures.rules(subscriptionId)) {
      if (signatureId.equals(rule.signature())) {
        throw new ApiProblem(
            409,
            "SignatureInUse",
            "The rule \"%s\" puts this signature under messages. Nothing was removed; change the rule first."
                .formatted(rule.name()));
      }
    }
    signatures.remove(subscriptionId, signatureId);
    audit.add(
        subscriptionId, Actor.of(request), "RemoveSignature", Map.of("signatureId", signatureId));
    return ApiResponse.json(200, Map.of("signatureId", signatureId));
  }
}
