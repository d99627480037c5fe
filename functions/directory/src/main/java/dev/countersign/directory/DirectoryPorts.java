package dev.countersign.directory;

import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.directory.DirectoryStore;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbDirectoryStore;
import dev.countersign.core.dynamodb.DynamoDbRunJournal;
import dev.countersign.core.dynamodb.DynamoDbStatusStore;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.RunJournal;
import java.time.Clock;

/** Where the functions of this module keep what they know. */
record DirectoryPorts(
    StatusStore status, ConnectionStore connections, DirectoryStore directory, RunJournal journal) {

  static DirectoryPorts of(Environment environment) {
    return of(Tables.of(environment));
  }

  static DirectoryPorts of(Tables tables) {
    Clock clock = Clock.systemUTC();
    return new DirectoryPorts(
        new DynamoDbStatusStore(tables.subscriptions(), clock),
        new DynamoDbConnectionStore(tables.subscriptions()),
        new DynamoDbDirectoryStore(tables.directory()),
        new DynamoDbRunJournal(tables.subscriptions(), clock));
  }
}
