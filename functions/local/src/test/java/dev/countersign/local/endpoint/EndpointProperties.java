package dev.countersign.local.endpoint;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Points the AWS SDK of this JVM to an endpoint, as {@code AWS_ENDPOINT_URL} does. */
final class EndpointProperties implements AutoCloseable {
  private final Map<String, @Nullable String> before = new HashMap<>();

  private EndpointProperties() {}

  static EndpointProperties set(URI endpoint) {
    EndpointProperties properties = new EndpointProperties();
    Map.of(
            "aws.endpointUrl", endpoint.toString(),
            "aws.region", "eu-central-1",
            "aws.accessKeyId", "test",
            "aws.secretAccessKey", "test")
        .forEach((name, value) -> properties.before.put(name, System.setProperty(name, value)));
    return properties;
  }

  @Override
  public void close() {
    before.forEach(
        (name, value) -> {
          if (value == null) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
  }
}
