package dev.countersign.mailflow.doctor;

import dev.countersign.core.check.CheckResult;
import dev.countersign.core.check.Checklist;
import dev.countersign.core.check.Expiry;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.pem.PemIdentity;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** How long the client certificate is good for that Exchange Online knows a tenant by. */
final class CertificateCheck {
  private static final String NAME = "Client certificate";
  private static final String MEND =
      "Put private key (PKCS #8), certificate and its issuers, as PEM, into the secret"
          + " (docs/operations.md, rotation).";

  private final UnaryOperator<String> pemOf;
  private final String relayDomain;
  private final Clock clock;

  /**
   * @param pemOf the secret for a tenant's relay domain
   * @param relayDomain of the deployment
   */
  CertificateCheck(UnaryOperator<String> pemOf, String relayDomain, Clock clock) {
    this.pemOf = pemOf;
    this.relayDomain = relayDomain;
    this.clock = clock;
  }

  static CertificateCheck of(Environment environment) {
    SecretsManagerClient secrets =
        SecretsManagerClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
    String prefix = environment.require("CLIENT_CERTIFICATE_SECRET_PREFIX");
    return new CertificateCheck(
        domain -> secrets.getSecretValue(get -> get.secretId(prefix + domain)).secretString(),
        environment.require("RELAY_DOMAIN"),
        Clock.systemUTC());
  }

  void addTo(Checklist checks, @Nullable String subscriptionId) {
    checks.check(NAME, MEND, () -> check(subscriptionId));
  }

  private CheckResult check(@Nullable String subscriptionId) {
    if (subscriptionId == null || subscriptionId.isBlank()) {
      return CheckResult.skipped(
          NAME, "no subscription was named", "Give --subscription with a connected one.");
    }
    try {
      Instant end =
          PemIdentity.parse(pemOf.apply(subscriptionId + "." + relayDomain))
              .chain()
              .get(0)
              .getNotAfter()
              .toInstant();
      return Expiry.check(
          NAME, end, clock.instant(), "Exchange takes nothing back without it. " + MEND);
    } catch (ResourceNotFoundException e) {
      return CheckResult.red(NAME, "there is no secret for this subscription", MEND);
    }
  }
}
