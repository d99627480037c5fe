package dev.countersign.onboarding.audit;

import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /subscriptions/{subscriptionId}/audit?before=&limit=}: who did what and when, newest
 * first. See {@link AuditView}.
 */
public final class ReadAudit extends ApiHandler {
  private static final int DEFAULT_LIMIT = 50;

  /** A page of that many entries stays far below the 6 MB that Lambda answers with. */
  private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]?|100");

  private static final Pattern POSITION = Pattern.compile("[0-9TZ:.#a-f-]{1,80}");

  private final SubscriptionAccess access;
  private final AuditTrail audit;

  /** For Lambda. */
  public ReadAudit() {
    this(Environment.ofLambda());
  }

  public ReadAudit(Environment environment) {
    this(new Wiring(environment));
  }

  private ReadAudit(Wiring wiring) {
    this(wiring.access(), wiring.stores().audit());
  }

  public ReadAudit(SubscriptionAccess access, AuditTrail audit) {
    this.access = access;
    this.audit = audit;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    @Nullable String before = request.query("before").orElse(null);
    if (before != null && !POSITION.matcher(before).matches()) {
      throw new ApiProblem(
          400, "InvalidPage", "Send as before what an earlier page gave as next, or leave it out.");
    }
    return ApiResponse.json(200, AuditView.of(audit.read(subscriptionId, before, limit(request))));
  }

  private static int limit(ApiRequest request) {
    String limit = request.query("limit").orElse(Integer.toString(DEFAULT_LIMIT));
    if (!LIMIT.matcher(limit).matches()) {
      throw new ApiProblem(400, "InvalidPage", "Send a limit from 1 to 100, or leave it out.");
    }
    return Integer.parseInt(limit);
  }
}
