package dev.countersign.mailflow.trace;

import dev.countersign.core.dynamodb.DynamoDbSubscriptionStore;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageSearch;
import dev.countersign.core.subscription.SubscriptionAccess;
import java.time.Clock;
import java.util.List;

/**
 * {@code GET /subscriptions/{subscriptionId}/messages}: what became of messages. See {@link
 * MessageQuery} for what can be asked, {@link MessageList} for the answer.
 */
public final class ListMessages extends ApiHandler {
  private final SubscriptionAccess access;
  private final MessageSearch search;
  private final Clock clock;

  /** For Lambda. */
  public ListMessages() {
    this(Environment.ofLambda());
  }

  /** Wired from an environment. */
  public ListMessages(Environment environment) {
    this(Tables.of(environment));
  }

  private ListMessages(Tables tables) {
    this(
        new SubscriptionAccess(new DynamoDbSubscriptionStore(tables.subscriptions())),
        tables.messageSearch(),
        Clock.systemUTC());
  }

  ListMessages(SubscriptionAccess access, MessageSearch search, Clock clock) {
    this.access = access;
    this.search = search;
    this.clock = clock;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    List<MessageRecord> found =
        MessageQuery.of(request, clock.instant()).run(search, subscriptionId);
    return ApiResponse.json(200, MessageList.of(found));
  }
}
