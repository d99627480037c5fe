package dev.countersign.mailflow.doctor;

import dev.countersign.core.check.CheckResult;
import dev.countersign.core.check.Checklist;
import dev.countersign.core.lambda.Environment;
import dev.countersign.mailflow.smtp.ClientTls;
import dev.countersign.mailflow.smtp.SmtpProbe;
import dev.countersign.mailflow.smtp.SmtpReply;
import dev.countersign.mailflow.smtp.SmtpRoute;
import java.io.IOException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Whether Exchange Online can be reached from here: AWS blocks port 25 until it is asked. */
final class ExchangeCheck {
  private static final String NAME = "Port 25 to Exchange Online";
  private static final String MEND =
      "Ask AWS to lift the port 25 limit for the NAT gateway's addresses (docs/deploy.md, step 4);"
          + " with subnets of your own, look at their routes and security groups.";

  private final SmtpProbe smtp;
  private final int port;
  private final String ehloName;

  ExchangeCheck(SmtpProbe smtp, int port, String ehloName) {
    this.smtp = smtp;
    this.port = port;
    this.ehloName = ehloName;
  }

  static ExchangeCheck of(Environment environment) {
    return new ExchangeCheck(
        new SmtpProbe(IngressChecks.TIMEOUTS),
        Integer.parseInt(environment.get("EXCHANGE_SMTP_PORT", "25")),
        environment.require("RELAY_DOMAIN"));
  }

  void addTo(Checklist checks, @Nullable String host) {
    checks.check(NAME, MEND, () -> check(host));
  }

  private CheckResult check(@Nullable String host) throws IOException {
    if (host == null || host.isBlank()) {
      return CheckResult.skipped(
          NAME,
          "no host was named",
          "Give --exchange-host with your organisation's, such as"
              + " contoso-com.mail.protection.outlook.com.");
    }
    SSLSocketFactory tls = ClientTls.trustingDefaults().withoutIdentity();
    SmtpRoute route = new SmtpRoute(host, port, ehloName, tls);
    try {
      // Nobody is told about a message: whatever is answered, the way is open.
      SmtpReply reply = smtp.ask(route, "", "postmaster@" + ehloName);
      return CheckResult.green(NAME, "open, STARTTLS, certificate fits (" + reply.codes() + ")");
    } catch (SSLException e) {
      return CheckResult.red(
          NAME,
          "open, but the certificate does not fit: " + e.getClass().getSimpleName(),
          "Is the host's name right, and does nothing on the way take TLS apart?");
    }
  }
}
