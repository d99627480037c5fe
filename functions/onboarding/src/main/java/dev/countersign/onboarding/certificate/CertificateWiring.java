package dev.countersign.onboarding.certificate;

import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.dns.DnsZones;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.RunJournal;
import dev.countersign.onboarding.Wiring;
import java.time.Clock;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Wires the functions of this package. */
final class CertificateWiring {
  private final Environment environment;
  private final Wiring wiring;
  private final Tables tables;

  CertificateWiring(Environment environment) {
    this.environment = environment;
    this.wiring = new Wiring(environment);
    this.tables = Tables.of(environment);
  }

  /** As the deployer chose. */
  CertificateSource source() {
    return environment.require("CLIENT_CERTIFICATES").equals("OWN")
        ? new OwnCertificates(secrets())
        : acmCertificates();
  }

  AcmCertificates acmCertificates() {
    return new AcmCertificates(
        acm(),
        kept(),
        exported(),
        DnsZones.of(environment, tables.subscriptions(), journal()),
        journal());
  }

  ExportedCertificates exported() {
    return new ExportedCertificates(acm(), kept(), secrets());
  }

  KeptCertificates kept() {
    return new KeptCertificates(tables.subscriptions());
  }

  Acm acm() {
    return new Acm(
        AcmClient.builder().httpClient(UrlConnectionHttpClient.create()).build(),
        environment.require("STACK_NAME"));
  }

  StatusStore statuses() {
    return wiring.stores().statuses();
  }

  ConnectionStore connections() {
    return wiring.stores().connections();
  }

  RunJournal journal() {
    return wiring.stores().journal();
  }

  Clock clock() {
    return wiring.clock();
  }

  private CertificateSecrets secrets() {
    return new CertificateSecrets(
        SecretsManagerClient.builder().httpClient(UrlConnectionHttpClient.create()).build(),
        environment.require("CLIENT_CERTIFICATE_SECRET_PREFIX"));
  }
}
