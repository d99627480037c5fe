package dev.countersign.mailflow.preview;

import dev.countersign.core.dynamodb.DynamoDbSignatureStore;
import dev.countersign.core.dynamodb.DynamoDbSubscriptionStore;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.subscription.SubscriptionAccess;
import java.time.Clock;
import java.util.List;

/**
 * {@code GET /subscriptions/{subscriptionId}/preview}: what would be put under a message now, and
 * how it looks. See {@link PreviewRequest} for what can be asked, {@link PreviewedCopy} for the
 * answer; who accepts {@code text/html} gets a page to look at.
 */
public final class PreviewSignature extends ApiHandler {
  private final SubscriptionAccess access;
  private final Preview preview;

  /** For Lambda. */
  public PreviewSignature() {
    this(Environment.ofLambda());
  }

  /** Wired from an environment. */
  public PreviewSignature(Environment environment) {
    this(Tables.of(environment), Clock.systemUTC());
  }

  PreviewSignature(Tables tables, Clock clock) {
    this.access = new SubscriptionAccess(new DynamoDbSubscriptionStore(tables.subscriptions()));
    // A lookup remembers for a minute: each request has its own, so that it sees what was saved.
    this.preview =
        new Preview(
            () -> tables.lookup(clock), new DynamoDbSignatureStore(tables.signatures()), clock);
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    PreviewRequest asked = PreviewRequest.of(request);
    List<PreviewedCopy> copies = preview.of(subscriptionId, asked);
    return asked.asPage()
        ? PreviewPage.of(asked, copies)
        : ApiResponse.json(200, new Answer(copies));
  }

  private record Answer(List<PreviewedCopy> copies) {}
}
