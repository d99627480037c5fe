package dev.countersign.onboarding.signature;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.directory.MembershipStore;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.signature.SignatureRule;
import dev.countersign.core.signature.SignatureStore;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * {@code PUT /subscriptions/{subscriptionId}/rules} with {@code {"rules":[…]}}, see {@link
 * SignatureRule}: replaces all rules. For each part of a message (signature, banner, disclaimer)
 * the first rule that fits decides. No rules: everybody gets the default signature. Groups have to
 * exist; who is in them is read by a synchronisation, which starts where other groups are named.
 * The answer has the rules and {@code effectiveAt}, from when on every message follows them.
 */
public final class PutRules extends ApiHandler {
  private final SubscriptionAccess access;
  private final SignatureStore signatures;
  private final RuleGroups groups;
  private final MembershipStore memberships;
  private final AuditTrail audit;
  private final Clock clock;

  /** For Lambda. */
  public PutRules() {
    this(Environment.ofLambda());
  }

  public PutRules(Environment environment) {
    this(new Wiring(environment));
  }

  private PutRules(Wiring wiring) {
    this(
        wiring.access(),
        wiring.stores().signatures(),
        wiring.groups().ofRules(),
        wiring.stores().memberships(),
        wiring.stores().audit(),
        wiring.clock());
  }

  public PutRules(
      SubscriptionAccess access,
      SignatureStore signatures,
      RuleGroups groups,
      MembershipStore memberships,
      AuditTrail audit,
      Clock clock) {
    this.access = access;
    this.signatures = signatures;
    this.groups = groups;
    this.memberships = memberships;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    List<SignatureRule> rules =
        request.json(RulesBody.class).requireRules(signatures.findAll(subscriptionId).keySet());
    groups.require(subscriptionId, rules);
    signatures.saveRules(subscriptionId, rules);
    Instant now = clock.instant();
    audit.add(
        subscriptionId,
        Actor.of(request),
        "PutRules",
        Map.of("rules", String.valueOf(rules.size())));
    return ApiResponse.json(
        200,
        RulesView.of(subscriptionId, rules, memberships)
            .saved(groups.read(subscriptionId, rules).orElse(null), now));
  }
}
