package dev.countersign.directory;

import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.directory.CursorStore;
import dev.countersign.core.directory.DirectoryStore;
import dev.countersign.core.directory.MembershipStore;
import dev.countersign.core.directory.ScopeStore;
import dev.countersign.core.directory.SynchronizationStore;
import dev.countersign.core.dns.DnsZone;
import dev.countersign.core.dns.DnsZones;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbCursorStore;
import dev.countersign.core.dynamodb.DynamoDbDirectoryStore;
import dev.countersign.core.dynamodb.DynamoDbMembershipStore;
import dev.countersign.core.dynamodb.DynamoDbRunJournal;
import dev.countersign.core.dynamodb.DynamoDbScopeStore;
import dev.countersign.core.dynamodb.DynamoDbSignatureStore;
import dev.countersign.core.dynamodb.DynamoDbStatusStore;
import dev.countersign.core.dynamodb.DynamoDbSynchronizationStore;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.RunJournal;
import dev.countersign.core.signature.SignatureStore;
import java.time.Clock;

/** Where the functions of this module keep what they know. */
record DirectoryPorts(
    StatusStore status,
    ConnectionStore connections,
    ScopeStore scopes,
    DirectoryStore directory,
    CursorStore cursors,
    MembershipStore memberships,
    SignatureStore signatures,
    SynchronizationStore synchronizations,
    RunJournal journal,
    Clock clock) {

  static DirectoryPorts of(Environment environment) {
    return of(Tables.of(environment), Clock.systemUTC());
  }

  static DirectoryPorts of(Tables tables, Clock clock) {
    return new DirectoryPorts(
        new DynamoDbStatusStore(tables.subscriptions(), clock),
        new DynamoDbConnectionStore(tables.subscriptions()),
        new DynamoDbScopeStore(tables.subscriptions()),
        new DynamoDbDirectoryStore(tables.directory()),
        new DynamoDbCursorStore(tables.directory()),
        new DynamoDbMembershipStore(tables.directory()),
        new DynamoDbSignatureStore(tables.signatures()),
        new DynamoDbSynchronizationStore(tables.subscriptions(), clock),
        new DynamoDbRunJournal(tables.subscriptions(), clock),
        clock);
  }

  /** Where the proof of the relay domain is published. */
  static DnsZone zone(Environment environment) {
    return DnsZones.of(
        environment, Tables.of(environment).subscriptions(), of(environment).journal());
  }
}
