package dev.countersign.onboarding.connection;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.directory.Scope;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.groups.Removal;
import dev.countersign.onboarding.groups.ScopeChoices;
import dev.countersign.onboarding.wait.Answers;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers a state that waits for {@code {"scope":"ALL_USERS"}} or {@code
 * {"scope":"GROUP","groupId":…}}; 202 and the same.
 */
abstract class ChooseScope extends ApiHandler {
  private static final String COUNTED =
      "%1$d people are not in this group: their data will be removed from Countersign, and their"
          + " mail gets no signature.";

  private static final String BOUNDED =
      "This group has %2$d people, too many to compare them here with the %1$d people that we know:"
          + " the data of those who are not in it, %1$d people at the most, will be removed from"
          + " Countersign, and their mail gets no signature.";

  private final SubscriptionAccess access;
  private final Answers answers;
  private final ScopeChoices choices;
  private final String state;

  /**
   * @param state that waits for the choice
   */
  ChooseScope(SubscriptionAccess access, Answers answers, ScopeChoices choices, String state) {
    this.access = access;
    this.answers = answers;
    this.choices = choices;
    this.state = state;
  }

  /**
   * @param confirmRemoval the number of people whose data may be removed
   */
  private record Body(
      @Nullable String scope, @Nullable String groupId, @Nullable Integer confirmRemoval) {}

  /** How many people's data the choice removes. */
  abstract Removal removes(String subscriptionId, Scope scope);

  /** Keeps the choice: the run goes on at once, and its next task looks there. */
  abstract void save(String subscriptionId, String runId, Scope scope);

  @Override
  public final ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    Body body = request.json(Body.class);
    Scope.Kind kind = kind(body);
    answers.requireAwaited(subscriptionId, state);
    Scope scope = scope(subscriptionId, kind, body);
    Removal removal = removes(subscriptionId, scope);
    int confirmed = body.confirmRemoval() == null ? 0 : body.confirmRemoval();
    if (removal.people() != 0 && removal.people() != confirmed) {
      return unconfirmed(removal);
    }
    answers.send(
        Actor.of(request),
        subscriptionId,
        state,
        scope.toStateMachine(),
        runId -> save(subscriptionId, runId, scope));
    return ApiResponse.json(202, scope.toStateMachine());
  }

  private Scope scope(String subscriptionId, Scope.Kind kind, Body body) {
    String groupId = body.groupId() == null ? "" : body.groupId();
    return kind == Scope.Kind.GROUP ? choices.group(subscriptionId, groupId) : Scope.ALL_USERS;
  }

  private static Scope.Kind kind(Body body) {
    for (Scope.Kind kind : Scope.Kind.values()) {
      if (kind.name().equals(body.scope())) {
        return kind;
      }
    }
    throw new ApiProblem(
        400,
        "UnknownScope",
        "Nothing was changed. Send the scope ALL_USERS, or the scope GROUP with the groupId of a"
            + " mail-enabled security group.");
  }

  private static ApiResponse unconfirmed(Removal removal) {
    String message =
        ((removal.counted() ? COUNTED : BOUNDED)
                + " In Microsoft 365 nothing is removed. Nothing was changed yet; to go on, send the"
                + " same again with \"confirmRemoval\": %1$d.")
            .formatted(removal.people(), removal.groupSize());
    return ApiResponse.json(
        409,
        Map.of(
            "error",
            Map.of("code", "RemovalNotConfirmed", "message", message),
            "peopleRemoved",
            removal.people(),
            "counted",
            removal.counted()));
  }
}
