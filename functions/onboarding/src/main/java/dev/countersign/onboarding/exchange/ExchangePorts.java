package dev.countersign.onboarding.exchange;

import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.RunJournal;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.device.ExchangeToken;
import dev.countersign.onboarding.device.ExchangeTokens;
import java.net.URI;

/** What the tasks of this package need. */
record ExchangePorts(
    StatusStore status,
    ConnectionStore connections,
    RunJournal journal,
    Credential.Source credentials,
    ExchangeAdmin exchange) {

  static ExchangePorts of(Environment environment) {
    Wiring wiring = new Wiring(environment);
    ExchangeTokens tokens = wiring.authorizedTokens();
    return new ExchangePorts(
        wiring.statuses(),
        wiring.connections(),
        wiring.journal(),
        (subscriptionId, runId) -> credential(tokens.get(subscriptionId, runId)),
        new ExchangeAdmin(
            URI.create(environment.get("EXCHANGE_ADMIN_URL", "https://outlook.office365.com"))));
  }

  private static Credential credential(ExchangeToken token) {
    return new Credential(token.accessToken(), token.adminUpn());
  }
}
