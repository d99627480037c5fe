package dev.countersign.local.load;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.directory.Person;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.local.cloud.lambda.Functions;
import dev.countersign.local.cloud.lambda.LambdaFunction;
import dev.countersign.local.memory.FixedLookup;
import dev.countersign.local.memory.InMemoryBreakers;
import dev.countersign.local.memory.InMemoryLedger;
import dev.countersign.local.memory.InMemoryReturns;
import dev.countersign.mailflow.Adapters;
import dev.countersign.mailflow.MailPath;
import dev.countersign.mailflow.MailPorts;
import dev.countersign.mailflow.smtp.SmtpTimeouts;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;

/** The functions of the mail path with stores in memory; S3, SQS and secrets stay as they are. */
final class InMemoryPath {
  private final Clock clock = Clock.systemUTC();
  private final ShortLedger ledger = new ShortLedger();
  private final InMemoryBreakers breakers = new InMemoryBreakers();
  private final InMemoryReturns returns = new InMemoryReturns();
  private final FixedLookup lookup;

  private InMemoryPath(FixedLookup lookup) {
    this.lookup = lookup;
  }

  /**
   * Puts them in the place of those that the template declares.
   *
   * @return their ledger
   */
  static ShortLedger deploy(
      Functions functions, Connection connection, Person person, SavedSignature signature) {
    InMemoryPath path = new InMemoryPath(new FixedLookup(connection, List.of(person), signature));
    replace(
        functions,
        "AcceptMessage",
        (p, environment) -> p.acceptMessage(Adapters.announcements(environment)),
        path);
    replace(functions, "RelayMessage", path::relay, path);
    return path.ledger;
  }

  private static void replace(
      Functions functions,
      String name,
      BiFunction<MailPath, Environment, RequestStreamHandler> handler,
      InMemoryPath path) {
    LambdaFunction function = functions.function(name);
    Environment environment = new Environment(function.environment());
    functions.deploy(function, () -> handler.apply(path.over(environment), environment));
  }

  private MailPath over(Environment environment) {
    return new MailPath(
        new MailPorts(
            ledger,
            new InMemoryLedger(),
            lookup,
            breakers,
            returns,
            Adapters.messages(environment),
            Adapters.queue(environment),
            environment.require("METRICS_NAMESPACE"),
            clock));
  }

  private RequestStreamHandler relay(MailPath path, Environment environment) {
    return path.relayMessage(
        lookup,
        MailPath.exchange(
            Adapters.certificates(environment, clock),
            SmtpTimeouts.DEFAULT,
            clock,
            Integer.parseInt(environment.require("EXCHANGE_SMTP_PORT"))));
  }
}
