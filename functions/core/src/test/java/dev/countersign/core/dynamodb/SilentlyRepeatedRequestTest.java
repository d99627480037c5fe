package dev.countersign.core.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.http.ClosingServer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Java's HttpURLConnection sends a POST again by itself when the connection ends without an answer
 * ({@code sun.net.http.retryPost}). Below the AWS clients it does not: what is tried again is only
 * what the SDK counts.
 */
class SilentlyRepeatedRequestTest {
  @Test
  void aConditionalWriteIsNotSentTwiceBehindTheSdksBack() {
    try (ClosingServer server = new ClosingServer();
        DynamoDbClient client =
            DynamoDbClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(server.url())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(
                    configuration -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build()) {
      client.listTables();

      assertThatThrownBy(client::listTables).isInstanceOf(SdkException.class);
      assertThat(server.requests()).hasSize(2);
    }
  }
}
