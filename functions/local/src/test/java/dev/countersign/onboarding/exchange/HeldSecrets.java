package dev.countersign.onboarding.exchange;

import dev.countersign.onboarding.secret.Secret;
import dev.countersign.onboarding.secret.SecretName;
import dev.countersign.onboarding.secret.SecretStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Secrets in memory; they do not expire. */
final class HeldSecrets implements SecretStore {
  private final Map<SecretName, String> held = new HashMap<>();

  @Override
  public void save(SecretName name, String value, Duration lifetime) {
    held.put(name, value);
  }

  @Override
  public boolean saveIfAbsent(SecretName name, String value, Duration lifetime) {
    return held.putIfAbsent(name, value) == null;
  }

  @Override
  public Optional<Secret> find(SecretName name) {
    return Optional.ofNullable(held.get(name)).map(value -> new Secret(value, Instant.MAX));
  }

  @Override
  public Optional<Secret> take(SecretName name) {
    return Optional.ofNullable(held.remove(name)).map(value -> new Secret(value, Instant.MAX));
  }

  @Override
  public void delete(SecretName name) {
    held.remove(name);
  }

  @Override
  public void deleteAll(String subscriptionId, String runId) {
    held.clear();
  }
}
