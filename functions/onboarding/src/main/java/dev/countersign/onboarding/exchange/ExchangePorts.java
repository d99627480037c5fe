package dev.countersign.onboarding.exchange;

import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.RunJournal;

/** What the tasks of this package need. */
record ExchangePorts(
    StatusStore status,
    ConnectionStore connections,
    RunJournal journal,
    Credential.Source credentials,
    ExchangeAdmin exchange) {

  static ExchangePorts of(Environment environment) {
    throw new UnsupportedOperationException("TODO wire " + environment);
  }
}
