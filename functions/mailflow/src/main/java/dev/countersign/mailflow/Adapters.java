package dev.countersign.mailflow;

import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbDirectoryStore;
import dev.countersign.core.dynamodb.DynamoDbSignatureStore;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Environment;
import dev.countersign.mailflow.smtp.ClientTls;
import dev.countersign.mailflow.smtp.SmtpClient;
import dev.countersign.mailflow.smtp.SmtpTimeouts;
import java.time.Clock;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The parts of the mail path, wired from an environment. */
final class Adapters {
  private static final String SMTP_PORT = "25";

  private Adapters() {}

  static MessageStore messages(Environment environment) {
    return new S3MessageStore(
        S3Client.builder().httpClient(UrlConnectionHttpClient.create()).build(),
        environment.require("MESSAGES_BUCKET"),
        environment.get("MESSAGES_PREFIX", ""));
  }

  static RelayQueue queue(Environment environment) {
    return new SqsRelayQueue(
        SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build(),
        environment.require("RELAY_QUEUE_URL"));
  }

  static MessageRelay relay(Environment environment) {
    Tables tables = Tables.of(environment);
    Clock clock = Clock.systemUTC();
    return new MessageRelay(
        tables.ledger(),
        new DynamoDbConnectionStore(tables.subscriptions()),
        messages(environment),
        new EngineMessageSigner(
            new DynamoDbDirectoryStore(tables.directory()),
            new DynamoDbSignatureStore(tables.signatures())),
        new ExchangeOnline(
            new SmtpClient(SmtpTimeouts.DEFAULT, clock),
            certificates(environment, clock),
            Integer.parseInt(environment.get("EXCHANGE_SMTP_PORT", SMTP_PORT))),
        new Metrics(clock),
        clock);
  }

  private static ClientCertificates certificates(Environment environment, Clock clock) {
    return new SecretsManagerClientCertificates(
        SecretsManagerClient.builder().httpClient(UrlConnectionHttpClient.create()).build(),
        environment.require("CLIENT_CERTIFICATE_SECRET_PREFIX"),
        ClientTls.trustingDefaults(),
        clock);
  }
}
