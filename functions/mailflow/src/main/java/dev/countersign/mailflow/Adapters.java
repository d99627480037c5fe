package dev.countersign.mailflow;

import dev.countersign.core.dynamodb.DynamoDbAuditTrail;
import dev.countersign.core.dynamodb.DynamoDbBreakerStore;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbReturnStore;
import dev.countersign.core.dynamodb.DynamoDbSubscriptionStore;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lambda.Priming;
import dev.countersign.core.lookup.MailLookup;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.mailflow.smtp.ClientTls;
import dev.countersign.mailflow.smtp.SmtpTimeouts;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The parts of the mail path, wired from an environment. */
public final class Adapters {
  private static final String SMTP_PORT = "25";

  private Adapters() {}

  /** Messages in S3. */
  public static MessageStore messages(Environment environment) {
    return new S3MessageStore(
        S3Client.builder().httpClient(UrlConnectionHttpClient.create()).build(),
        environment.require("MESSAGES_BUCKET"),
        environment.get("MESSAGES_PREFIX", ""));
  }

  /** The queue in SQS. */
  public static RelayQueue queue(Environment environment) {
    return new SqsRelayQueue(
        SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build(),
        environment.require("RELAY_QUEUE_URL"));
  }

  /** The queue in SQS that AcceptMessage is called from. */
  public static Announcements announcements(Environment environment) {
    return new SqsAnnouncements(
        SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build(),
        environment.require("ANNOUNCEMENT_QUEUE_URL"));
  }

  static MailPorts ports(Environment environment) {
    Tables tables = Tables.of(environment);
    return new MailPorts(
        tables.ledger(),
        tables.messageSearch(),
        new DynamoDbConnectionStore(tables.subscriptions()),
        new DynamoDbBreakerStore(tables.subscriptions()),
        new DynamoDbReturnStore(tables.subscriptions()),
        messages(environment),
        queue(environment),
        environment.require("METRICS_NAMESPACE"),
        Clock.systemUTC());
  }

  /** For accepting: connections may be a minute old. */
  static MailPorts acceptPorts(Environment environment) {
    MailPorts ports = ports(environment);
    MailLookup lookup = Tables.of(environment).lookup(ports.clock());
    return ports.with(new RecentConnections(lookup, ports.connections()));
  }

  static Probes probes(Environment environment) {
    Tables tables = Tables.of(environment);
    return new ProbeCheck(
        tables.probes(),
        new DynamoDbConnectionStore(tables.subscriptions()),
        environment.require("RELAY_DOMAIN"),
        Clock.systemUTC());
  }

  static Reopening reopening(Environment environment) {
    Tables tables = Tables.of(environment);
    Clock clock = Clock.systemUTC();
    return new Reopening(
        new SubscriptionAccess(new DynamoDbSubscriptionStore(tables.subscriptions())),
        tables.ledger(),
        queue(environment),
        new DynamoDbAuditTrail(tables.audit(), clock),
        clock);
  }

  static MessageRelay relay(Environment environment) {
    Clock clock = Clock.systemUTC();
    MailLookup lookup = Tables.of(environment).lookup(clock);
    MailPorts ports = ports(environment);
    Metrics metrics = ports.metrics();
    return new MailPath(ports)
        .relay(
            lookup,
            MailPath.exchange(
                certificates(
                    environment,
                    left -> metrics.measure("CertificateDaysLeft", left.toDays(), "Count"),
                    clock),
                SmtpTimeouts.DEFAULT,
                clock,
                Integer.parseInt(environment.get("EXCHANGE_SMTP_PORT", SMTP_PORT))));
  }

  /** Over parts of its own: what they remember is not in the way of the first message. */
  static Priming relayPriming(Environment environment) {
    Clock clock = Clock.systemUTC();
    return new RelayPriming(
            ports(environment),
            Tables.of(environment).lookup(clock),
            certificates(environment, clock))
        .priming();
  }

  static ReturnPath returnPath(Environment environment) {
    return new ReturnPath(
        certificates(environment, Clock.systemUTC()),
        Integer.parseInt(environment.get("EXCHANGE_SMTP_PORT", SMTP_PORT)));
  }

  /** Certificates in Secrets Manager. */
  public static ClientCertificates certificates(Environment environment, Clock clock) {
    return certificates(environment, left -> {}, clock);
  }

  private static ClientCertificates certificates(
      Environment environment, Consumer<Duration> timeLeft, Clock clock) {
    return new SecretsManagerClientCertificates(
        SecretsManagerClient.builder().httpClient(UrlConnectionHttpClient.create()).build(),
        environment.require("CLIENT_CERTIFICATE_SECRET_PREFIX"),
        ClientTls.trustingDefaults(),
        timeLeft,
        clock);
  }
}
