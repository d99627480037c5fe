package dev.countersign.mailflow;

import dev.countersign.core.connection.BreakerStore;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.ConnectionLookup;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.dynamodb.DynamoDbBreakerStore;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbStatusStore;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.RunTask;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.mailflow.smtp.SmtpReply;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;

/**
 * Proves, before any mail is routed to us, that Exchange Online would take it back: an SMTP
 * conversation with the tenant's certificate, up to a recipient outside the organisation. Only a
 * sender that Exchange attributes to the tenant may relay to one; everybody else is told {@code 550
 * 5.7.64}. No message is sent.
 */
public final class VerifyReturnPath extends RunTask<RunInput, Map<String, Object>> {
  private final ConnectionLookup connections;
  private final BreakerStore breakers;
  private final ReturnPath returnPath;
  private final String parentDomain;

  /** For Lambda. */
  public VerifyReturnPath() {
    this(Environment.ofLambda());
  }

  /** Wired from an environment. */
  public VerifyReturnPath(Environment environment) {
    this(
        new DynamoDbStatusStore(Tables.of(environment).subscriptions(), Clock.systemUTC()),
        new DynamoDbConnectionStore(Tables.of(environment).subscriptions()),
        new DynamoDbBreakerStore(Tables.of(environment).subscriptions()),
        Adapters.returnPath(environment),
        environment.require("RELAY_DOMAIN"));
  }

  VerifyReturnPath(
      StatusStore statuses,
      ConnectionLookup connections,
      BreakerStore breakers,
      ReturnPath returnPath,
      String parentDomain) {
    super(RunInput.class, statuses);
    this.connections = connections;
    this.breakers = breakers;
    this.returnPath = returnPath;
    this.parentDomain = parentDomain;
  }

  @Override
  protected Map<String, Object> run(RunInput input) {
    SmtpReply reply = ask(connections.require(input.subscriptionId()));
    if (!reply.isPositive()) {
      throw ReturnPathNotReady.refused(reply.codes());
    }
    letThrough(input.subscriptionId());
    return Map.of();
  }

  /** Where the circuit is open, the next message may try it at once: it looks mended. */
  private void letThrough(String subscriptionId) {
    breakers
        .find(subscriptionId)
        .ifPresent(broken -> breakers.replace(subscriptionId, broken, broken.due()));
  }

  private SmtpReply ask(Connection connection) {
    try {
      return returnPath.ask(connection, "probe@" + parentDomain);
    } catch (ConnectionBroken e) {
      throw noCertificate(connection.requireRelayDomain(), e.code());
    } catch (IOException e) {
      throw ReturnPathNotReady.unreachable(Logs.of(e));
    }
  }

  private static PermanentFailure noCertificate(String relayDomain, String problem) {
    return new PermanentFailure(
        "ClientCertificateMissing",
        "There is no valid client certificate for "
            + relayDomain
            + " ("
            + problem
            + "), so Exchange Online would refuse returned mail. Everything that this run set up was"
            + " taken back. Put private key and certificate chain as PEM into Secrets Manager (see"
            + " ClientCertificateSecretPrefix), then connect again.",
        problem);
  }
}
