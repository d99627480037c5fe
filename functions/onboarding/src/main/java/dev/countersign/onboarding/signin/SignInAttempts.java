package dev.countersign.onboarding.signin;

import dev.countersign.core.dynamodb.Item;
import dev.countersign.core.dynamodb.Table;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.subscription.SubscriptionIds;
import dev.countersign.onboarding.secret.RandomText;
import dev.countersign.onboarding.signin.SignInAttempt.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code state} parameters that are out, as items {@code SIGNIN#<hash>} of the subscriptions
 * table. Each counts once, for 15 minutes, for one stage and in one browser. What comes back with
 * the redirect is anybody's: it only finds an item, all facts come from the item.
 */
public final class SignInAttempts {
  static final String COOKIE = "countersign-session";
  static final Duration LIFETIME = Duration.ofMinutes(15);

  /** Used and expired ones are kept for a day, so that the page can say which it was. */
  private static final Duration MEMORY = Duration.ofDays(1);

  private static final String PREFIX = "SIGNIN#";
  private final Table table;
  private final Clock clock;

  public SignInAttempts(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * Begins an attempt.
   *
   * @return the {@code state} to send along
   */
  String open(SignInAttempt attempt) {
    String subscriptionId = attempt.run().subscriptionId();
    String state = subscriptionId + "." + RandomText.next();
    Instant now = clock.instant();
    table.put(
        table
            .item(subscriptionId, PREFIX + RandomText.sha256(state))
            .with("runId", attempt.run().runId())
            .with("stage", attempt.stage().name())
            .with("sessionHash", attempt.sessionHash())
            .with("expected", attempt.expected())
            .with("objectId", attempt.objectId())
            .with("validUntil", now.plus(LIFETIME))
            .withExpiry(now.plus(MEMORY)));
    return state;
  }

  /** The run of an attempt that nothing has come back of; the attempt stays as it is. */
  Optional<SignInRun> openRun(Stage stage, ApiRequest request) {
    return find(stage, request)
        .filter(item -> item.find("usedAt") == null)
        .map(SignInAttempts::run);
  }

  /** Ends the attempt of a redirect that brings an error; empty if it is none of ours. */
  Optional<SignInAttempt> abandon(Stage stage, ApiRequest request) {
    try {
      return Optional.of(close(stage, request));
    } catch (ApiProblem notOurs) {
      return Optional.empty();
    }
  }

  /**
   * Ends the attempt that a redirect belongs to. Even one that is refused is used up by that. The
   * browser is the one that it began in; whether the answer counts, the attempt says.
   */
  SignInAttempt close(Stage stage, ApiRequest request) {
    if (request.query("state").isEmpty()) {
      throw Refusal.INCOMPLETE.problem();
    }
    Item item = find(stage, request).orElseThrow(Refusal.UNKNOWN_STATE::problem);
    @Nullable Refusal refused = use(item);
    requireSession(item, request);
    return new SignInAttempt(
        run(item),
        stage,
        item.text("sessionHash"),
        item.text("expected"),
        item.text("objectId"),
        refused);
  }

  private Optional<Item> find(Stage stage, ApiRequest request) {
    String state = request.query("state").orElse("");
    String subscriptionId = state.split("\\.", 2)[0];
    if (!SubscriptionIds.isValid(subscriptionId) || !isAscii(state)) {
      return Optional.empty();
    }
    return table
        .find(subscriptionId, PREFIX + RandomText.sha256(state))
        .filter(item -> item.text("stage").equals(stage.name()));
  }

  private static SignInRun run(Item item) {
    return new SignInRun(item.text("subscriptionId"), item.text("runId"));
  }

  private @Nullable Refusal use(Item item) {
    Instant validUntil = item.instant("validUntil");
    boolean first =
        table.putIf(
            item.with("usedAt", clock.instant()),
            "attribute_exists(sessionHash) AND attribute_not_exists(usedAt)",
            Map.of());
    if (!first) {
      return Refusal.REPLAYED;
    }
    return validUntil == null || !clock.instant().isBefore(validUntil) ? Refusal.EXPIRED : null;
  }

  private static void requireSession(Item item, ApiRequest request) {
    String session = request.cookie(COOKIE).filter(SignInAttempts::isAscii).orElse("");
    if (!RandomText.same(item.text("sessionHash"), RandomText.sha256(session))) {
      throw Refusal.OTHER_BROWSER.problem();
    }
  }

  static boolean isAscii(String text) {
    return text.chars().allMatch(character -> character > ' ' && character < 127);
  }
}
