package dev.countersign.onboarding.api;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.wait.Answers;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers a state that waits for {@code {"scope":"ALL_USERS"}}; 202 and the same. */
abstract class ChooseScope extends ApiHandler {
  private static final String ALL_USERS = "ALL_USERS";
  private static final String GROUP = "GROUP";
  private final SubscriptionAccess access;
  private final Answers answers;
  private final String state;

  /**
   * @param state that waits for the choice
   */
  ChooseScope(SubscriptionAccess access, Answers answers, String state) {
    this.access = access;
    this.answers = answers;
    this.state = state;
  }

  private record Body(@Nullable String scope) {}

  @Override
  public final ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    requireAllUsers(request.json(Body.class).scope());
    Map<String, String> choice = Map.of("scope", ALL_USERS);
    answers.send(Actor.of(request), subscriptionId, state, choice);
    return ApiResponse.json(202, choice);
  }

  private static void requireAllUsers(@Nullable String scope) {
    if (GROUP.equals(scope)) {
      throw new ApiProblem(
          400,
          "GroupsComeLater",
          "This version cannot limit the scope to a group yet. Nothing was changed; send the scope"
              + " ALL_USERS, or wait for a version that can.");
    }
    if (!ALL_USERS.equals(scope)) {
      throw new ApiProblem(
          400, "UnknownScope", "Send a scope. The only one that this version knows is ALL_USERS.");
    }
  }
}
