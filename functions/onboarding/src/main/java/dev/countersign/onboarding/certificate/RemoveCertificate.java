package dev.countersign.onboarding.certificate;

import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.RunJournal;
import dev.countersign.core.run.RunTask;
import java.util.List;
import java.util.Map;

/** Takes back the client certificate that a failed run requested: at ACM, its record, its key. */
public final class RemoveCertificate extends RunTask<RunTask.RunInput, Map<String, Object>> {
  private final RunJournal journal;
  private final CertificateSource source;

  /** For Lambda. */
  public RemoveCertificate() {
    this(Environment.ofLambda());
  }

  public RemoveCertificate(Environment environment) {
    this(new CertificateWiring(environment));
  }

  private RemoveCertificate(CertificateWiring wiring) {
    // A stack that was changed to certificates of one's own may still have some of ACM.
    this(wiring.statuses(), wiring.journal(), wiring.acmCertificates());
  }

  RemoveCertificate(StatusStore statuses, RunJournal journal, CertificateSource source) {
    super(RunInput.class, statuses);
    this.journal = journal;
    this.source = source;
  }

  @Override
  protected Map<String, Object> run(RunInput input) {
    List<Created> made =
        journal.created(input.subscriptionId(), input.runId()).stream()
            .filter(created -> created.kind() == Created.Kind.CLIENT_CERTIFICATE)
            .toList();
    for (Created certificate : made) {
      journal.takenBack(
          input.subscriptionId(),
          input.runId(),
          certificate,
          source.remove(input.subscriptionId(), certificate.identity()));
    }
    return Map.of("takenBack", made.size());
  }
}
