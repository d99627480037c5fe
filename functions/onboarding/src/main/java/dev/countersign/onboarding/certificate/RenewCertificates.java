package dev.countersign.onboarding.certificate;

import dev.countersign.core.failure.Failures;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lambda.JsonHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.acm.model.CertificateStatus;

/**
 * Brings renewed certificates to where the mail path reads them, once a day. ACM renews by itself,
 * some weeks before the end, what was exported and whose record is still in the DNS.
 */
public final class RenewCertificates
    extends JsonHandler<RenewCertificates.Event, RenewCertificates.Result> {
  private static final Logger LOG = LoggerFactory.getLogger(RenewCertificates.class);

  /** ACM should long have renewed a certificate that ends so soon. */
  private static final Duration SOON = Duration.ofDays(21);

  private final KeptCertificates kept;
  private final Acm acm;
  private final ExportedCertificates exported;
  private final Clock clock;

  /** For Lambda. */
  public RenewCertificates() {
    this(Environment.ofLambda());
  }

  public RenewCertificates(Environment environment) {
    this(new CertificateWiring(environment));
  }

  private RenewCertificates(CertificateWiring wiring) {
    this(wiring.kept(), wiring.acm(), wiring.exported(), wiring.clock());
  }

  RenewCertificates(KeptCertificates kept, Acm acm, ExportedCertificates exported, Clock clock) {
    super(Event.class);
    this.kept = kept;
    this.acm = acm;
    this.exported = exported;
    this.clock = clock;
  }

  /** What EventBridge sends; nothing of it is used. */
  public record Event() {}

  /**
   * How many certificates there are, how many of them were exported again, and how many end soon or
   * could not be looked at.
   */
  public record Result(int certificates, int exported, int inDanger) {}

  private enum Outcome {
    AS_BEFORE,
    EXPORTED,
    IN_DANGER
  }

  @Override
  public Result handle(Event event) {
    List<Outcome> outcomes = kept.subscriptions().map(this::renew).toList();
    int inDanger = count(outcomes, Outcome.IN_DANGER);
    if (inDanger > 0) {
      // The alarm counts this function's errors: someone has to look before mail stops.
      throw new CertificatesInDanger(inDanger);
    }
    return new Result(outcomes.size(), count(outcomes, Outcome.EXPORTED), inDanger);
  }

  /** What goes wrong with one tenant keeps the others from nothing. */
  private Outcome renew(String subscriptionId) {
    try {
      return kept.find(subscriptionId)
          .map(certificate -> renew(subscriptionId, certificate))
          .orElse(Outcome.AS_BEFORE);
    } catch (RuntimeException thrown) {
      LOG.warn(
          "The certificate of {} could not be renewed: {}",
          subscriptionId,
          Failures.of(thrown).code());
      return Outcome.IN_DANGER;
    }
  }

  private Outcome renew(String subscriptionId, KeptCertificate certificate) {
    if (certificate.serial() == null) {
      return Outcome.AS_BEFORE; // a run is still waiting for it
    }
    Optional<Acm.Certificate> now =
        acm.describe(certificate.arn()).filter(c -> c.status() == CertificateStatus.ISSUED);
    if (now.isEmpty() || endsSoon(now.get())) {
      LOG.warn("The client certificate of {} was not renewed", subscriptionId);
      return Outcome.IN_DANGER;
    }
    if (exported.isUpToDate(certificate, now.get())) {
      return Outcome.AS_BEFORE;
    }
    boolean done = exported.bringUpToDate(subscriptionId, certificate, now.get());
    return done ? Outcome.EXPORTED : Outcome.AS_BEFORE;
  }

  private boolean endsSoon(Acm.Certificate certificate) {
    Instant end = certificate.notAfter();
    return end == null || end.isBefore(clock.instant().plus(SOON));
  }

  private static int count(List<Outcome> outcomes, Outcome which) {
    return (int) outcomes.stream().filter(which::equals).count();
  }
}
