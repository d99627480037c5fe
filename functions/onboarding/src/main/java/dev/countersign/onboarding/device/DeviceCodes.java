package dev.countersign.onboarding.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.countersign.core.lambda.Json;
import dev.countersign.onboarding.secret.Secret;
import dev.countersign.onboarding.secret.SecretName;
import dev.countersign.onboarding.secret.SecretStore;
import java.time.Duration;
import java.util.Optional;

/** The device code and the user code that belong together: one pair per run. */
public final class DeviceCodes {
  /** As long as Microsoft's codes live: then another one is tried. */
  private static final Duration BLOCKED = Duration.ofMinutes(15);

  private final SecretStore secrets;

  public DeviceCodes(SecretStore secrets) {
    this.secrets = secrets;
  }

  private record Shown(String userCode, String verificationUri) {}

  /** Keeps a new pair in place of the one before. */
  public void save(
      String subscriptionId,
      String runId,
      String deviceCode,
      String userCode,
      String verificationUri,
      Duration lifetime) {
    secrets.save(deviceCodeName(subscriptionId, runId), deviceCode, lifetime);
    secrets.save(
        userCodeName(subscriptionId, runId),
        Json.write(new Shown(userCode, verificationUri)),
        lifetime);
  }

  /** What we poll with; empty if it has expired. */
  Optional<String> deviceCode(String subscriptionId, String runId) {
    return secrets.find(deviceCodeName(subscriptionId, runId)).map(Secret::value);
  }

  /** What an administrator enters; empty if there is none or it has expired. */
  public Optional<DeviceCode> find(String subscriptionId, String runId) {
    return secrets.find(userCodeName(subscriptionId, runId)).map(DeviceCodes::read);
  }

  /** Deletes the pair. */
  void delete(String subscriptionId, String runId) {
    secrets.delete(deviceCodeName(subscriptionId, runId));
    secrets.delete(userCodeName(subscriptionId, runId));
    secrets.delete(blockedName(subscriptionId, runId));
  }

  /** Notes that the organisation does not let anybody sign in with a code, and deletes the pair. */
  void block(String subscriptionId, String runId) {
    delete(subscriptionId, runId);
    secrets.save(blockedName(subscriptionId, runId), "blocked", BLOCKED);
  }

  /** Whether the last code was blocked by the organisation, some minutes ago at most. */
  public boolean isBlocked(String subscriptionId, String runId) {
    return secrets.find(blockedName(subscriptionId, runId)).isPresent();
  }

  private static DeviceCode read(Secret secret) {
    try {
      Shown shown = Json.MAPPER.readValue(secret.value(), Shown.class);
      return new DeviceCode(shown.userCode(), shown.verificationUri(), secret.expiresAt());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored user code is not readable.");
    }
  }

  private static SecretName deviceCodeName(String subscriptionId, String runId) {
    return new SecretName(subscriptionId, runId, "DeviceCode");
  }

  private static SecretName blockedName(String subscriptionId, String runId) {
    return new SecretName(subscriptionId, runId, "CodeBlocked");
  }

  private static SecretName userCodeName(String subscriptionId, String runId) {
    return new SecretName(subscriptionId, runId, "UserCode");
  }
}
