package dev.countersign.onboarding.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.dynamodb.Item;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.Parts;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

class KmsSecretStoreTest {
  private static final SecretName NAME = name("run1", "DeviceCode");
  private static final Duration HOUR = Duration.ofHours(1);
  private final Parts parts = new Parts();
  private final SecretStore store = parts.secrets;

  @Test
  void givesBackWhatItKeeps() {
    store.save(NAME, "grün", HOUR);

    assertThat(store.find(NAME).orElseThrow())
        .isEqualTo(new Secret("grün", parts.clock.instant().plus(HOUR)));
  }

  @Test
  void keepsNothingInClear() {
    store.save(NAME, "correct horse battery staple", HOUR);

    Item item = parts.table.find(Events.SUBSCRIPTION, "SECRET#run1#DeviceCode").orElseThrow();
    assertThat(item.attributes().values())
        .filteredOn(value -> value.b() != null)
        .hasSize(2)
        .allSatisfy(
            value -> assertThat(value.b().asByteArray()).asString().doesNotContain("horse"));
    assertThat(item.attributes().values())
        .filteredOn(value -> value.s() != null)
        .noneSatisfy(value -> assertThat(value.s()).contains("horse"));
  }

  @Test
  void letsDynamoDbDeleteItInTime() {
    store.save(NAME, "secret", HOUR);

    Item item = parts.table.find(Events.SUBSCRIPTION, "SECRET#run1#DeviceCode").orElseThrow();
    long expiry = parts.clock.instant().plus(HOUR).getEpochSecond();
    assertThat(item.attributes()).containsEntry("expiresAt", AttributeValue.fromN("" + expiry));
  }

  @Test
  void givesOutNothingThatHasExpired() {
    store.save(NAME, "secret", HOUR);
    parts.clock.advance(HOUR);

    assertThat(store.find(NAME)).isEmpty();
    assertThat(store.take(NAME)).isEmpty();
  }

  /** DynamoDB deletes it up to days later; a run could make no other one until then. */
  @Test
  void whatHasExpiredStandsInNobodysWay() {
    store.saveIfAbsent(NAME, "old", HOUR);
    assertThat(store.saveIfAbsent(NAME, "beside", HOUR)).isFalse();
    parts.clock.advance(HOUR);

    assertThat(store.saveIfAbsent(NAME, "new", HOUR)).isTrue();
    assertThat(store.find(NAME)).map(Secret::value).contains("new");
  }

  @Test
  void isTakenOnce() {
    store.save(NAME, "secret", HOUR);

    assertThat(store.take(NAME)).isPresent();
    assertThat(store.take(NAME)).isEmpty();
    assertThat(store.find(NAME)).isEmpty();
  }

  @Test
  void refusesASecretThatWasCopiedToAnotherName() {
    store.save(NAME, "secret", HOUR);
    Item stolen = parts.table.find(Events.SUBSCRIPTION, "SECRET#run1#DeviceCode").orElseThrow();
    parts.table.put(stolen.with("item", "SECRET#run1#UserCode"));

    assertThatThrownBy(() -> store.find(name("run1", "UserCode")))
        .isInstanceOf(InvalidCiphertextException.class);
  }

  @Test
  void refusesASecretThatWasChanged() {
    store.save(NAME, "secret", HOUR);
    Item item = parts.table.find(Events.SUBSCRIPTION, "SECRET#run1#DeviceCode").orElseThrow();
    byte[] changed = item.bytes("secret");
    changed[changed.length - 1] ^= 1;
    parts.table.put(item.with("secret", changed));

    assertThatThrownBy(() -> store.find(NAME)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void deletesAllOfOneRunAndNothingElse() {
    store.save(NAME, "1", HOUR);
    store.save(name("run1", "UserCode"), "2", HOUR);
    store.save(name("run11", "UserCode"), "3", HOUR);

    store.deleteAll(Events.SUBSCRIPTION, "run1");

    assertThat(store.find(NAME)).isEmpty();
    assertThat(store.find(name("run1", "UserCode"))).isEmpty();
    assertThat(store.find(name("run11", "UserCode"))).isPresent();
  }

  @Test
  void doesNotShowItsValueInText() {
    assertThat(new Secret("hidden", parts.clock.instant()).toString()).doesNotContain("hidden");
  }

  private static SecretName name(String runId, String kind) {
    return new SecretName(Events.SUBSCRIPTION, runId, kind);
  }
}
