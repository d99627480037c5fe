package dev.countersign.mailflow.doctor;

import dev.countersign.core.check.CheckResult;
import dev.countersign.core.check.Checklist;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lambda.JsonHandler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at both ends of the mail path from where it runs: port 25 to Exchange Online, the ingress
 * endpoint, and a message through it. Called by {@code ./countersign doctor}. The message is one
 * that no tenant sent: it is refused and entered in the ledger as such, and goes nowhere.
 */
public final class CheckMailPath extends JsonHandler<CheckMailPath.Input, CheckMailPath.Output> {
  private final ExchangeCheck exchange;
  private final IngressChecks ingress;
  private final ProbeMessage probe;
  private final CertificateCheck certificate;

  /** For Lambda. */
  public CheckMailPath() {
    this(Environment.ofLambda());
  }

  /** Wired from an environment. */
  public CheckMailPath(Environment environment) {
    this(
        ExchangeCheck.of(environment),
        IngressChecks.of(environment),
        ProbeMessage.of(environment),
        CertificateCheck.of(environment));
  }

  CheckMailPath(
      ExchangeCheck exchange,
      IngressChecks ingress,
      ProbeMessage probe,
      CertificateCheck certificate) {
    super(Input.class);
    this.exchange = exchange;
    this.ingress = ingress;
    this.probe = probe;
    this.certificate = certificate;
  }

  /**
   * @param exchangeHost such as {@code contoso-com.mail.protection.outlook.com}; may be left out
   * @param subscriptionId of a connected organisation; may be left out
   */
  public record Input(@Nullable String exchangeHost, @Nullable String subscriptionId) {}

  /** In the order in which they were made. */
  public record Output(List<CheckResult> checks) {}

  @Override
  public Output handle(Input input) {
    Checklist checks = new Checklist();
    exchange.addTo(checks, input.exchangeHost());
    ingress.addTo(checks);
    probe.addTo(checks);
    certificate.addTo(checks, input.subscriptionId());
    return new Output(checks.results());
  }
}
