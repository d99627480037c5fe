package dev.countersign.onboarding;

import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.connection.BreakerStore;
import dev.countersign.core.connection.ConnectedSubscriptions;
import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.connection.ProbeStore;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.directory.CursorStore;
import dev.countersign.core.directory.DirectoryStore;
import dev.countersign.core.directory.MembershipStore;
import dev.countersign.core.directory.ScopeStore;
import dev.countersign.core.directory.SynchronizationStore;
import dev.countersign.core.dynamodb.DynamoDbAuditTrail;
import dev.countersign.core.dynamodb.DynamoDbBreakerStore;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbCursorStore;
import dev.countersign.core.dynamodb.DynamoDbDirectoryStore;
import dev.countersign.core.dynamodb.DynamoDbMembershipStore;
import dev.countersign.core.dynamodb.DynamoDbRunJournal;
import dev.countersign.core.dynamodb.DynamoDbScopeStore;
import dev.countersign.core.dynamodb.DynamoDbSignatureStore;
import dev.countersign.core.dynamodb.DynamoDbStatusStore;
import dev.countersign.core.dynamodb.DynamoDbSubscriptionStore;
import dev.countersign.core.dynamodb.DynamoDbSynchronizationStore;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageSearch;
import dev.countersign.core.run.RunJournal;
import dev.countersign.core.signature.SignatureStore;
import dev.countersign.core.subscription.SubscriptionStore;
import java.time.Clock;

/** What is kept in tables and read by other modules as well. */
public final class Stores {
  private final Tables tables;
  private final Clock clock;

  Stores(Tables tables, Clock clock) {
    this.tables = tables;
    this.clock = clock;
  }

  public SubscriptionStore subscriptions() {
    return new DynamoDbSubscriptionStore(tables.subscriptions());
  }

  public AuditTrail audit() {
    return new DynamoDbAuditTrail(tables.audit(), clock);
  }

  public StatusStore statuses() {
    return new DynamoDbStatusStore(tables.subscriptions(), clock);
  }

  public ConnectionStore connections() {
    return new DynamoDbConnectionStore(tables.subscriptions());
  }

  public SignatureStore signatures() {
    return new DynamoDbSignatureStore(tables.signatures());
  }

  public MessageLedger ledger() {
    return tables.ledger();
  }

  public MessageSearch messageSearch() {
    return tables.messageSearch();
  }

  public ProbeStore probes() {
    return tables.probes();
  }

  public BreakerStore breakers() {
    return new DynamoDbBreakerStore(tables.subscriptions());
  }

  public ConnectedSubscriptions connectedSubscriptions() {
    return new DynamoDbConnectionStore(tables.subscriptions());
  }

  public SynchronizationStore synchronizationStore() {
    return new DynamoDbSynchronizationStore(tables.subscriptions(), clock);
  }

  public ScopeStore scopes() {
    return new DynamoDbScopeStore(tables.subscriptions());
  }

  public DirectoryStore directory() {
    return new DynamoDbDirectoryStore(tables.directory());
  }

  public CursorStore cursors() {
    return new DynamoDbCursorStore(tables.directory());
  }

  public MembershipStore memberships() {
    return new DynamoDbMembershipStore(tables.directory());
  }

  public RunJournal journal() {
    return new DynamoDbRunJournal(tables.subscriptions(), clock);
  }
}
