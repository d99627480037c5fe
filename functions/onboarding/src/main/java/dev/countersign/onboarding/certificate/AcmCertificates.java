package dev.countersign.onboarding.certificate;

import dev.countersign.core.dns.DnsRecord;
import dev.countersign.core.dns.DnsZone;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.RunJournal;
import dev.countersign.core.run.RunTask;
import dev.countersign.core.run.TakenBack.Outcome;
import java.util.Optional;

/** One exportable certificate of ACM for each tenant, proved by a record in the DNS. */
final class AcmCertificates implements CertificateSource {
  static final Missing PENDING =
      new Missing(
          "CertificatePending",
          "AWS Certificate Manager has not issued the client certificate yet: it looks for its record"
              + " in the DNS, which takes some minutes once the record is there. It is asked again,"
              + " for three days.");

  private final Acm acm;
  private final KeptCertificates kept;
  private final ExportedCertificates exported;
  private final DnsZone zone;
  private final RunJournal journal;

  AcmCertificates(
      Acm acm,
      KeptCertificates kept,
      ExportedCertificates exported,
      DnsZone zone,
      RunJournal journal) {
    this.acm = acm;
    this.kept = kept;
    this.exported = exported;
    this.zone = zone;
    this.journal = journal;
  }

  @Override
  public Optional<Missing> obtain(RunTask.Input run, String name) {
    Optional<KeptCertificate> known = kept.find(run.subscriptionId());
    if (known.isEmpty() && exported.exists(name)) {
      return Optional.empty(); // the deployer's own, which is not ours to replace
    }
    KeptCertificate certificate = known.orElseGet(() -> request(run, name));
    Optional<Acm.Certificate> now = acm.describe(certificate.arn());
    if (now.isEmpty()) {
      // Somebody deleted it, or ACM does not show it yet: a few seconds after the request.
      return certificate.serial() == null ? Optional.of(PENDING) : startAnew(run, certificate);
    }
    return switch (now.get().status()) {
      case ISSUED -> export(run, certificate, now.get());
      case PENDING_VALIDATION -> prove(run, now.get());
      case FAILED -> throw refused(now.get().failure());
      default -> startAnew(run, certificate);
    };
  }

  private KeptCertificate request(RunTask.Input run, String name) {
    Created created = new Created(Created.Kind.CLIENT_CERTIFICATE, name);
    journal.record(run.subscriptionId(), run.runId(), created);
    String arn = acm.find(name).orElseGet(() -> acm.request(name, token(run)));
    KeptCertificate requested = KeptCertificate.requested(arn, name);
    kept.save(run.subscriptionId(), requested);
    return requested;
  }

  /** Another run gets another certificate: its own may have been deleted a moment ago. */
  private static String token(RunTask.Input run) {
    return run.runId().replace("-", "");
  }

  private Optional<Missing> prove(RunTask.Input run, Acm.Certificate pending) {
    if (pending.proof() != null) {
      zone.put(run, pending.proof());
    }
    return Optional.of(PENDING);
  }

  private Optional<Missing> export(
      RunTask.Input run, KeptCertificate certificate, Acm.Certificate issued) {
    return exported.bringUpToDate(run.subscriptionId(), certificate, issued)
        ? Optional.empty()
        : Optional.of(PENDING);
  }

  /** Timed out, expired, revoked or gone: of no use any more. The next call requests another. */
  private Optional<Missing> startAnew(RunTask.Input run, KeptCertificate useless) {
    acm.delete(useless.arn());
    kept.forget(run.subscriptionId());
    return Optional.of(PENDING);
  }

  @Override
  public Outcome remove(String subscriptionId, String name) {
    Optional<String> arn =
        kept.find(subscriptionId).map(KeptCertificate::arn).or(() -> acm.find(name));
    arn.ifPresent(acm::delete);
    zone.remove(subscriptionId, DnsRecord.Type.CNAME);
    exported.remove(name);
    kept.forget(subscriptionId);
    return arn.isPresent() ? Outcome.REMOVED : Outcome.ALREADY_GONE;
  }

  private static PermanentFailure refused(String reason) {
    return new PermanentFailure(
        "CertificateRefused",
        "AWS Certificate Manager refused a certificate for this organisation's relay domain ("
            + reason
            + "). What this run made is taken back. Its user guide says what the reason means; a CAA"
            + " record of the relay domain has to allow amazon.com. Then connect again.",
        reason);
  }
}
