package dev.countersign.onboarding.certificate;

import dev.countersign.core.ManualClock;
import dev.countersign.core.dns.DnsZone;
import dev.countersign.core.dns.Route53DnsZone;
import dev.countersign.core.dynamodb.DynamoDbDnsRecordStore;
import dev.countersign.core.dynamodb.DynamoDbRunJournal;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.run.RunJournal;
import dev.countersign.local.cloud.acm.AcmService;
import dev.countersign.local.cloud.acm.Authority;
import dev.countersign.local.cloud.aws.AwsServer;
import dev.countersign.local.cloud.aws.JsonService;
import dev.countersign.local.cloud.route53.HostedZones;
import dev.countersign.local.cloud.route53.Route53Service;
import dev.countersign.local.cloud.secrets.SecretsManagerService;
import dev.countersign.local.tls.Identity;
import dev.countersign.local.tls.LocalAuthority;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** ACM, Route 53, Secrets Manager and DynamoDB, with the clients that are deployed. */
final class AcmFixture implements AutoCloseable {
  static final String SUBSCRIPTION = "kq7m2v9x4tza";
  static final String NAME = SUBSCRIPTION + ".relay.countersign.example";
  private static final String PREFIX = "countersign/client-certificate/";
  private static final String ACCOUNT = ":eu-central-1:000000000000";

  final ManualClock clock = new ManualClock();
  final HostedZones zones = new HostedZones();
  private final LocalAuthority authority = new LocalAuthority(clock);
  final AcmService service = new AcmService("arn:aws:acm" + ACCOUNT, new Signing(), clock);
  private final AwsServer aws = new AwsServer();
  final SecretsManagerClient secrets;
  final AcmClient client;
  final KeptCertificates kept;
  final Acm acm;
  final ExportedCertificates exported;
  final RunJournal journal;
  final AcmCertificates certificates;

  AcmFixture() {
    zones.create("Z1", "relay.countersign.example");
    aws.serve(
        Map.of(
            "acm", new JsonService("1.1", service),
            "route53", new Route53Service(zones, clock),
            "secretsmanager",
                new JsonService(
                    "1.1", new SecretsManagerService("arn:aws:secretsmanager" + ACCOUNT, clock))));
    Tables tables = LocalTables.fresh();
    secrets = aws.client(SecretsManagerClient.builder());
    client = aws.client(AcmClient.builder());
    kept = new KeptCertificates(tables.subscriptions());
    acm = new Acm(client, "countersign");
    exported = new ExportedCertificates(acm, kept, new CertificateSecrets(secrets, PREFIX));
    journal = new DynamoDbRunJournal(tables.subscriptions(), clock);
    DnsZone zone =
        new Route53DnsZone(
            aws.client(Route53Client.builder()),
            "Z1",
            new DynamoDbDnsRecordStore(tables.subscriptions()));
    certificates = new AcmCertificates(acm, kept, exported, zone, journal);
  }

  private final class Signing implements Authority {
    @Override
    public @Nullable String cname(String name) {
      return zones.cname(name).stream().findFirst().orElse(null);
    }

    @Override
    public Identity issue(String name, Instant notAfter) {
      return authority.issueForServer(name, notAfter);
    }
  }

  /** What the mail path reads; null where there is nothing. */
  @Nullable String secret() {
    try {
      return secrets.getSecretValue(get -> get.secretId(PREFIX + NAME)).secretString();
    } catch (ResourceNotFoundException e) {
      return null;
    }
  }

  void putSecret(String pem) {
    secrets.createSecret(create -> create.name(PREFIX + NAME).secretString(pem));
  }

  @Override
  public void close() {
    aws.close();
  }
}
