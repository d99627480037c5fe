package dev.countersign.onboarding.certificate;

import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.DnsCheck;
import dev.countersign.core.run.RunTask;
import dev.countersign.onboarding.certificate.CertificateSource.Missing;
import java.util.Optional;

/**
 * Sees to the client certificate of a tenant. The state machine calls it until the certificate is
 * there: an authority issues it in its own time, and a person may have to publish a record.
 */
public final class ObtainCertificate extends RunTask<DnsCheck.Input, DnsCheck.Result> {
  private final StatusStore statuses;
  private final ConnectionStore connections;
  private final CertificateSource source;

  /** For Lambda. */
  public ObtainCertificate() {
    this(Environment.ofLambda());
  }

  public ObtainCertificate(Environment environment) {
    this(new CertificateWiring(environment));
  }

  private ObtainCertificate(CertificateWiring wiring) {
    this(wiring.statuses(), wiring.connections(), wiring.source());
  }

  ObtainCertificate(StatusStore statuses, ConnectionStore connections, CertificateSource source) {
    super(DnsCheck.Input.class, statuses);
    this.statuses = statuses;
    this.connections = connections;
    this.source = source;
  }

  @Override
  protected DnsCheck.Result run(DnsCheck.Input input) {
    String name = connections.require(input.subscriptionId()).requireRelayDomain();
    Optional<Missing> missing = source.obtain(input, name);
    if (missing.isEmpty()) {
      return DnsCheck.done(input);
    }
    Missing what = missing.get();
    statuses.waiting(input.subscriptionId(), input.runId(), what.code(), what.message());
    return DnsCheck.again(input);
  }
}
