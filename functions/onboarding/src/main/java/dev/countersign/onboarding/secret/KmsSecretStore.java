package dev.countersign.onboarding.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.core.dynamodb.Item;
import dev.countersign.core.dynamodb.Table;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;

/**
 * Secrets as items {@code SECRET#<runId>#<kind>} of the subscriptions table. Each is encrypted with
 * a data key of its own; KMS gives that key out only for the subscription, run and kind that it was
 * made for (encryption context), so an item that is copied elsewhere cannot be read there.
 */
public final class KmsSecretStore implements SecretStore {
  private static final String PREFIX = "SECRET#";
  private final Table table;
  private final KmsClient kms;
  private final String keyId;
  private final Clock clock;
  private final AesGcm cipher = new AesGcm();

  public KmsSecretStore(Table table, KmsClient kms, String keyId, Clock clock) {
    this.table = table;
    this.kms = kms;
    this.keyId = keyId;
    this.clock = clock;
  }

  @Override
  public void save(SecretName name, String value, Duration lifetime) {
    table.put(seal(name, value, lifetime));
  }

  @Override
  public boolean saveIfAbsent(SecretName name, String value, Duration lifetime) {
    return table.putIfAbsent(seal(name, value, lifetime), clock.instant());
  }

  private Item seal(SecretName name, String value, Duration lifetime) {
    GenerateDataKeyResponse dataKey =
        kms.generateDataKey(
            request ->
                request.keyId(keyId).keySpec(DataKeySpec.AES_256).encryptionContext(context(name)));
    byte[] key = dataKey.plaintext().asByteArray();
    Item item =
        table
            .item(name.subscriptionId(), itemName(name))
            .with("dataKey", dataKey.ciphertextBlob().asByteArray())
            .with("secret", cipher.encrypt(key, value.getBytes(UTF_8)))
            .withExpiry(clock.instant().plus(lifetime));
    Arrays.fill(key, (byte) 0);
    return item;
  }

  @Override
  public Optional<Secret> find(SecretName name) {
    return table.find(name.subscriptionId(), itemName(name)).flatMap(item -> open(name, item));
  }

  @Override
  public Optional<Secret> take(SecretName name) {
    return table.take(name.subscriptionId(), itemName(name)).flatMap(item -> open(name, item));
  }

  @Override
  public void delete(SecretName name) {
    table.delete(name.subscriptionId(), itemName(name));
  }

  @Override
  public void deleteAll(String subscriptionId, String runId) {
    for (Item item : table.queries().list(subscriptionId, PREFIX + runId + "#")) {
      table.delete(subscriptionId, item.text("item"));
    }
  }

  private Optional<Secret> open(SecretName name, Item item) {
    if (!clock.instant().isBefore(item.expiry())) {
      return Optional.empty();
    }
    byte[] key =
        kms.decrypt(
                request ->
                    request
                        .keyId(keyId)
                        .ciphertextBlob(SdkBytes.fromByteArray(item.bytes("dataKey")))
                        .encryptionContext(context(name)))
            .plaintext()
            .asByteArray();
    String value = new String(cipher.decrypt(key, item.bytes("secret")), UTF_8);
    Arrays.fill(key, (byte) 0);
    return Optional.of(new Secret(value, item.expiry()));
  }

  private static Map<String, String> context(SecretName name) {
    return Map.of(
        "subscriptionId", name.subscriptionId(), "runId", name.runId(), "kind", name.kind());
  }

  private static String itemName(SecretName name) {
    return PREFIX + name.runId() + "#" + name.kind();
  }
}
