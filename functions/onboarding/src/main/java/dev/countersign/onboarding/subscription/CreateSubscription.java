package dev.countersign.onboarding.subscription;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.connection.Status;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.subscription.Subscription;
import dev.countersign.core.subscription.SubscriptionIds;
import dev.countersign.core.subscription.SubscriptionStore;
import dev.countersign.onboarding.Wiring;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /subscriptions} with {@code {"name":…}}: 201 and the new subscription. It belongs to
 * the signed-in user.
 */
public final class CreateSubscription extends ApiHandler {
  /** Longer ones do not fit where names are shown. */
  private static final int MAX_NAME = 100;

  private final SubscriptionIds ids = new SubscriptionIds();
  private final SubscriptionStore subscriptions;
  private final Clock clock;
  private final AuditTrail audit;

  /** For Lambda. */
  public CreateSubscription() {
    this(Environment.ofLambda());
  }

  public CreateSubscription(Environment environment) {
    this(new Wiring(environment));
  }

  private CreateSubscription(Wiring wiring) {
    this(wiring.stores().subscriptions(), wiring.clock(), wiring.stores().audit());
  }

  public CreateSubscription(SubscriptionStore subscriptions, Clock clock, AuditTrail audit) {
    this.subscriptions = subscriptions;
    this.clock = clock;
    this.audit = audit;
  }

  private record Body(@Nullable String name) {}

  @Override
  public ApiResponse handle(ApiRequest request) {
    String owner = request.caller();
    String name = requireName(request.json(Body.class).name());
    Subscription subscription = new Subscription(ids.next(), name, owner, clock.instant());
    subscriptions.add(subscription);
    audit.add(
        subscription.subscriptionId(),
        Actor.of(request),
        "CreateSubscription",
        Map.of("name", name));
    return ApiResponse.json(201, SubscriptionView.of(subscription, Status.NOT_CONNECTED));
  }

  private static String requireName(@Nullable String given) {
    String name = given == null ? "" : given.strip();
    boolean plain = name.codePoints().noneMatch(Character::isISOControl);
    if (name.isEmpty() || name.length() > MAX_NAME || !plain) {
      throw new ApiProblem(
          400,
          "InvalidName",
          "Send a name of 1 to " + MAX_NAME + " characters without line breaks.");
    }
    return name;
  }
}
