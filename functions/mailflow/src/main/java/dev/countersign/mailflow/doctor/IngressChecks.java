package dev.countersign.mailflow.doctor;

import dev.countersign.core.check.CheckResult;
import dev.countersign.core.check.Checklist;
import dev.countersign.core.lambda.Environment;
import dev.countersign.mailflow.smtp.ClientTls;
import dev.countersign.mailflow.smtp.SmtpProbe;
import dev.countersign.mailflow.smtp.SmtpReply;
import dev.countersign.mailflow.smtp.SmtpRoute;
import dev.countersign.mailflow.smtp.SmtpTimeouts;
import java.io.IOException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** The ingress endpoint, as Exchange Online meets it. */
final class IngressChecks {
  static final SmtpTimeouts TIMEOUTS =
      new SmtpTimeouts(
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20));

  private static final String TLS = "Ingress: STARTTLS, certificate fits the connector's TlsDomain";
  private static final String RECIPIENT = "Ingress: takes recipients anywhere";

  private final SmtpProbe smtp;
  private final SmtpRoute route;

  IngressChecks(SmtpProbe smtp, SmtpRoute route) {
    this.smtp = smtp;
    this.route = route;
  }

  static IngressChecks of(Environment environment) {
    return new IngressChecks(new SmtpProbe(TIMEOUTS), route(environment));
  }

  /** To the ingress, as a stranger. */
  static SmtpRoute route(Environment environment) {
    return new SmtpRoute(
        environment.require("INGRESS_HOST"),
        Integer.parseInt(environment.get("INGRESS_PORT", "25")),
        environment.require("RELAY_DOMAIN"),
        ClientTls.trustingDefaults().withoutIdentity());
  }

  void addTo(Checklist checks) {
    checks
        .check(
            TLS,
            "Is the ingress endpoint ACTIVE (SES console, Mail Manager), and port 25 open from"
                + " here?",
            this::tls)
        .check(RECIPIENT, "See the check before.", this::recipient);
  }

  private CheckResult tls() throws IOException {
    try {
      ask();
      return CheckResult.green(TLS, "yes, for " + route.host());
    } catch (SSLException e) {
      return CheckResult.red(
          TLS,
          "the certificate is not for " + route.host(),
          "Exchange would refuse to deliver. Find the certificate's name (openssl s_client -starttls"
              + " smtp) and report it: the connector's TlsDomain has to be that name.");
    }
  }

  /** Exchange sends what our users write to the whole world. */
  private CheckResult recipient() throws IOException {
    SmtpReply reply = ask();
    return reply.isPositive()
        ? CheckResult.green(RECIPIENT, "yes (" + reply.codes() + ")")
        : CheckResult.red(
            RECIPIENT,
            "refused: " + reply.codes(),
            "The endpoint must be of type OPEN with this stack's traffic policy. If it is, this"
                + " account takes mail for verified domains only: ask AWS Support.");
  }

  private SmtpReply ask() throws IOException {
    return smtp.ask(route, "doctor@" + route.ehloName(), "nobody@example.com");
  }
}
