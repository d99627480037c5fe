package dev.countersign.onboarding.connection;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.wait.Answers;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code PUT /subscriptions/{subscriptionId}/connection/confirmation}: {@code {"confirmed":true}}
 * lets the run make the changes of its plan, {@code false} ends it; 202 and the same.
 */
public final class ConfirmChanges extends ApiHandler {
  private final SubscriptionAccess access;
  private final Answers answers;

  /** For Lambda. */
  public ConfirmChanges() {
    this(Environment.ofLambda());
  }

  public ConfirmChanges(Environment environment) {
    this(new Wiring(environment));
  }

  private ConfirmChanges(Wiring wiring) {
    this(wiring.access(), wiring.runs().answers());
  }

  public ConfirmChanges(SubscriptionAccess access, Answers answers) {
    this.access = access;
    this.answers = answers;
  }

  private record Body(@Nullable Boolean confirmed) {}

  @Override
  public ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    Boolean confirmed = request.json(Body.class).confirmed();
    if (confirmed == null) {
      throw new ApiProblem(
          400,
          "InvalidConfirmation",
          "Send {\"confirmed\":true} to make the changes, or {\"confirmed\":false} to leave"
              + " everything as it is. Nothing was changed.");
    }
    Map<String, Boolean> answer = Map.of("confirmed", confirmed);
    answers.send(Actor.of(request), subscriptionId, "AwaitConfirmation", answer);
    return ApiResponse.json(202, answer);
  }
}
