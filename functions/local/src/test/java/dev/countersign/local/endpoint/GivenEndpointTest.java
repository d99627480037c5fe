package dev.countersign.local.endpoint;

import java.net.URI;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Any endpoint: {@code AWS_ENDPOINT_URL=http://127.0.0.1:4566 ./mvnw verify}. */
@EnabledIfEnvironmentVariable(
    named = "AWS_ENDPOINT_URL",
    matches = ".+",
    disabledReason = "AWS_ENDPOINT_URL is not set")
class GivenEndpointTest extends AwsEndpointSuite {
  @Override
  AwsEnvironment start() {
    return new MadeResources(URI.create(System.getenv("AWS_ENDPOINT_URL")));
  }
}
