package dev.countersign.onboarding.exchange;

import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.directory.ScopeStore;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.RunJournal;
import dev.countersign.onboarding.Wiring;
import java.time.Clock;

/** What the tasks of this package need. */
record ExchangePorts(
    StatusStore status,
    ConnectionStore connections,
    RunJournal journal,
    ScopeStore scopes,
    Credential.Source credentials,
    ExchangeAdmin exchange,
    Clock clock) {

  static ExchangePorts of(Environment environment) {
    Wiring wiring = new Wiring(environment);
    return new ExchangePorts(
        wiring.statuses(),
        wiring.connections(),
        wiring.journal(),
        wiring.scopes(),
        wiring.exchangeTokens(),
        wiring.exchangeAdmin(),
        wiring.clock());
  }
}
