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

  /** With the sign-in of the run; without one as the app, if the organisation allows that. */
  static ExchangePorts of(Environment environment) {
    Wiring wiring = new Wiring(environment);
    return new ExchangePorts(
        wiring.stores().statuses(),
        wiring.stores().connections(),
        wiring.stores().journal(),
        wiring.stores().scopes(),
        wiring.exchange().anyCredential(),
        wiring.exchange().admin(),
        wiring.clock());
  }
}
