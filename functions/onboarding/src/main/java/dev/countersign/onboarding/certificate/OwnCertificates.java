package dev.countersign.onboarding.certificate;

import dev.countersign.core.run.RunTask;
import dev.countersign.core.run.TakenBack.Outcome;
import java.util.Optional;

/** Certificates that the deployer buys and puts into Secrets Manager. They are never touched. */
final class OwnCertificates implements CertificateSource {
  private final CertificateSecrets secrets;

  OwnCertificates(CertificateSecrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public Optional<Missing> obtain(RunTask.Input run, String name) {
    return secrets.exists(name)
        ? Optional.empty()
        : Optional.of(
            new Missing(
                "CertificateMissing",
                "The client certificate of this organisation is missing. Whoever runs Countersign"
                    + " has to put a certificate for "
                    + name
                    + " from a public authority (private key as PKCS #8, certificate and its"
                    + " issuers, PEM) into the secret "
                    + secrets.secretName(name)
                    + " in Secrets Manager. It is looked for again, for three days."));
  }

  @Override
  public Outcome remove(String subscriptionId, String name) {
    return Outcome.ALREADY_GONE;
  }
}
