package dev.countersign.onboarding.subscription;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.subscription.Role;
import dev.countersign.core.subscription.Subscription;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.core.subscription.SubscriptionStore;
import dev.countersign.onboarding.Wiring;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code PUT /subscriptions/{subscriptionId}/members} with {@code
 * {"members":[{"member":"user:…","role":"ADMIN"}]}}: replaces all members but the owner, who stays;
 * 200 and the new list.
 */
public final class PutMembers extends ApiHandler {
  private final SubscriptionAccess access;
  private final SubscriptionStore subscriptions;
  private final AuditTrail audit;

  /** For Lambda. */
  public PutMembers() {
    this(Environment.ofLambda());
  }

  public PutMembers(Environment environment) {
    this(new Wiring(environment));
  }

  private PutMembers(Wiring wiring) {
    this(wiring.access(), wiring.stores().subscriptions(), wiring.stores().audit());
  }

  public PutMembers(SubscriptionAccess access, SubscriptionStore subscriptions, AuditTrail audit) {
    this.access = access;
    this.subscriptions = subscriptions;
    this.audit = audit;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    Subscription before = access.require(request);
    Subscription after = before.withMembers(request.json(MembersBody.class).require());
    subscriptions.replace(after);
    audit.add(after.subscriptionId(), Actor.of(request), "PutMembers", changes(before, after));
    return ApiResponse.json(200, MembersView.of(after));
  }

  /** Only what is different now: the list may be long. */
  private static Map<String, String> changes(Subscription before, Subscription after) {
    Map<String, String> changes = new HashMap<>();
    after.members().forEach((member, role) -> noteChange(before, changes, member, role));
    for (String member : before.members().keySet()) {
      if (!after.members().containsKey(member)) {
        changes.put(member, "REMOVED");
      }
    }
    return changes;
  }

  private static void noteChange(
      Subscription before, Map<String, String> changes, String member, Role role) {
    if (before.members().get(member) != role) {
      changes.put(member, role.name());
    }
  }
}
