package dev.countersign.local.cloud.aws;

import dev.countersign.local.cloud.http.HttpListener;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** The endpoint with some services, and real clients for it. */
public final class AwsServer implements AutoCloseable {
  private final HttpListener listener = new HttpListener("aws", 0);
  private final RequestCounts counts = new RequestCounts();

  public void serve(Map<String, AwsService> services) {
    listener.serve(new AwsEndpoint(services, counts)::handle);
  }

  public URI address() {
    return listener.address();
  }

  public RequestCounts counts() {
    return counts;
  }

  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(address())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  @Override
  public void close() {
    listener.close();
  }
}
