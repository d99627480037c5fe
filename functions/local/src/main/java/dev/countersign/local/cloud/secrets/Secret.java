package dev.countersign.local.cloud.secrets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A secret with its current version; {@code binary} is base64. */
record Secret(
    String name,
    String arn,
    String versionId,
    @Nullable String text,
    @Nullable String binary,
    Instant created,
    boolean deleted) {

  Secret asDeleted() {
    return new Secret(name, arn, versionId, text, binary, created, true);
  }

  @Override
  public String toString() {
    // A generated toString would print the secret.
    return name;
  }
}
