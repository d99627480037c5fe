package dev.countersign.onboarding.exchange;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.directory.ScopeStore;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.RunJournal;
import dev.countersign.core.run.RunTask;
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

  /** Exchange Online of the organisation, with the run's credential. */
  ExchangeAdmin.Session session(RunTask.Input run) {
    Connection connection = connections.require(run.subscriptionId());
    Credential credential = credentials.of(run.subscriptionId(), run.runId());
    return exchange.session(connection.tenantId(), credential);
  }

  static ExchangePorts of(Environment environment) {
    Wiring wiring = new Wiring(environment);
    return of(wiring, wiring.exchangeTokens());
  }

  /** For tasks that do not need somebody to have signed in, if the organisation allows it. */
  static ExchangePorts ofAnyCredential(Environment environment) {
    Wiring wiring = new Wiring(environment);
    return of(wiring, wiring.anyCredential());
  }

  private static ExchangePorts of(Wiring wiring, Credential.Source credentials) {
    return new ExchangePorts(
        wiring.statuses(),
        wiring.connections(),
        wiring.journal(),
        wiring.scopes(),
        credentials,
        wiring.exchangeAdmin(),
        wiring.clock());
  }
}
