package dev.countersign.local.cloud;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Points every AWS SDK client of this JVM that is made from now on to the local cloud. */
final class SdkProperties implements AutoCloseable {
  private final Map<String, @Nullable String> before = new HashMap<>();

  private SdkProperties(Map<String, String> properties) {
    properties.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
  }

  static SdkProperties set(Endpoints endpoints) {
    return new SdkProperties(
        Map.of(
            "aws.endpointUrl",
            endpoints.aws().toString(),
            "aws.endpointUrlDynamoDb",
            endpoints.dynamoDb().toString(),
            "aws.region",
            LocalAccount.REGION,
            "aws.accessKeyId",
            "local",
            "aws.secretAccessKey",
            "local"));
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
