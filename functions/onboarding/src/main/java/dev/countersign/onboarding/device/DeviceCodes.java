package dev.countersign.onboarding.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.countersign.core.lambda.Json;
import dev.countersign.onboarding.secret.Secret;
import dev.countersign.onboarding.secret.SecretName;
import dev.countersign.onboarding.secret.SecretStore;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The device code and the user code that belong together: one pair per run. */
public final class DeviceCodes {
  /** As long as Microsoft's codes live: then another one is tried. */
  private static final Duration BLOCKED = Duration.ofMinutes(15);

  private final SecretStore secrets;

  public DeviceCodes(SecretStore secrets) {
    this.secrets = secrets;
  }

  /**
   * The two codes that belong together.
   *
   * @param deviceCode that we poll with
   * @param userCode that an administrator enters
   * @param intervalSeconds between two polls
   * @param lastTry what came of the pair before; null with the first one of a run
   */
  public record Pair(
      String deviceCode,
      String userCode,
      String verificationUri,
      int intervalSeconds,
      @Nullable LastTry lastTry) {
    /** Without the codes. */
    @Override
    public String toString() {
      return "Pair[]";
    }
  }

  /**
   * Keeps a new pair, unless another call has kept one: what somebody reads must be what we poll
   * with.
   *
   * @return the pair that is kept
   */
  public Pair keep(String subscriptionId, String runId, Pair pair, Duration lifetime) {
    secrets.saveIfAbsent(name(subscriptionId, runId), Json.write(pair), lifetime);
    return pair(subscriptionId, runId).orElse(pair);
  }

  /** The pair that is kept; empty if there is none or it has expired. */
  Optional<Pair> pair(String subscriptionId, String runId) {
    return secrets.find(name(subscriptionId, runId)).map(DeviceCodes::read);
  }

  /** What an administrator enters; empty if there is none or it has expired. */
  public Optional<DeviceCode> find(String subscriptionId, String runId) {
    return secrets.find(name(subscriptionId, runId)).map(DeviceCodes::shown);
  }

  /** Deletes a pair that is of no use any more, so that another one can be kept. */
  void drop(String subscriptionId, String runId, Optional<Pair> used) {
    // A late answer about an earlier code does not take a new one away.
    if (pair(subscriptionId, runId).equals(used)) {
      secrets.delete(name(subscriptionId, runId));
    }
  }

  /** Deletes the pair, and that codes are blocked. */
  void delete(String subscriptionId, String runId) {
    secrets.delete(name(subscriptionId, runId));
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

  private static DeviceCode shown(Secret secret) {
    Pair pair = read(secret);
    return new DeviceCode(
        pair.userCode(), pair.verificationUri(), secret.expiresAt(), pair.lastTry());
  }

  private static Pair read(Secret secret) {
    try {
      return Json.MAPPER.readValue(secret.value(), Pair.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored device code is not readable.");
    }
  }

  private static SecretName name(String subscriptionId, String runId) {
    return new SecretName(subscriptionId, runId, "DeviceCode");
  }

  private static SecretName blockedName(String subscriptionId, String runId) {
    return new SecretName(subscriptionId, runId, "CodeBlocked");
  }
}
