package dev.countersign.local.endpoint;

import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What the suite itself does at the endpoint. */
final class Clients implements AutoCloseable {
  final S3Client s3 = S3Client.builder().httpClient(UrlConnectionHttpClient.create()).build();
  final SqsClient sqs = SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  final KmsClient kms = KmsClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  final SecretsManagerClient secrets =
      SecretsManagerClient.builder().httpClient(UrlConnectionHttpClient.create()).build();

  static DynamoDbClient dynamoDb() {
    return DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  static SfnClient stepFunctions() {
    return SfnClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  @Override
  public void close() {
    s3.close();
    sqs.close();
    kms.close();
    secrets.close();
  }
}
