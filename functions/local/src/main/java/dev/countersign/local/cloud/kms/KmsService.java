package dev.countersign.local.cloud.kms;

import static dev.countersign.local.cloud.aws.JsonFields.blob;
import static dev.countersign.local.cloud.aws.JsonFields.optional;
import static dev.countersign.local.cloud.aws.JsonFields.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.cloud.aws.AwsError;
import dev.countersign.local.cloud.aws.JsonApi;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The KMS operations on symmetric keys; errors as the AWS KMS API Reference names them. */
public final class KmsService implements JsonApi {
  /** Encrypt takes no more (AWS KMS API Reference, Encrypt). */
  private static final int PLAINTEXT_LIMIT = 4096;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String arnPrefix;
  private final Map<String, KmsKey> keys = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();

  /**
   * @param arnPrefix {@code arn:aws:kms:region:account}
   */
  public KmsService(String arnPrefix) {
    this.arnPrefix = arnPrefix;
  }

  /** Makes a key under this id. */
  public void createKey(String keyId) {
    keys.putIfAbsent(keyId, KmsKey.generate(keyId, random));
  }

  @Override
  public JsonNode handle(String action, JsonNode request) {
    return switch (action) {
      case "Encrypt" -> encrypt(request);
      case "Decrypt" -> decrypt(request);
      case "GenerateDataKey" -> generateDataKey(request);
      case "DescribeKey" -> describeKey(request);
      default -> throw new AwsError(400, "UnknownOperationException", "Not here: " + action);
    };
  }

  private JsonNode encrypt(JsonNode request) {
    byte[] plaintext = blob(request, "Plaintext");
    if (plaintext.length > PLAINTEXT_LIMIT) {
      throw new AwsError(400, "ValidationException", "Plaintext is longer than 4096 bytes");
    }
    return encrypted(key(required(request, "KeyId")), plaintext, request);
  }

  private JsonNode decrypt(JsonNode request) {
    byte[] ciphertext = blob(request, "CiphertextBlob");
    KmsKey used = keys.get(KmsKey.keyIdOf(ciphertext));
    if (used == null) {
      throw KmsKey.invalidCiphertext();
    }
    String named = optional(request, "KeyId");
    if (named != null && !key(named).id().equals(used.id())) {
      throw new AwsError(400, "IncorrectKeyException", "Another key encrypted this ciphertext");
    }
    byte[] plaintext = used.decrypt(ciphertext, context(request));
    return answer(used).put("Plaintext", Base64.getEncoder().encodeToString(plaintext));
  }

  private JsonNode generateDataKey(JsonNode request) {
    byte[] dataKey = new byte[dataKeyLength(request)];
    random.nextBytes(dataKey);
    return encrypted(key(required(request, "KeyId")), dataKey, request)
        .put("Plaintext", Base64.getEncoder().encodeToString(dataKey));
  }

  private static int dataKeyLength(JsonNode request) {
    int bytes = request.path("NumberOfBytes").asInt();
    String spec = optional(request, "KeySpec");
    if ((spec == null) == (bytes == 0)) {
      throw new AwsError(400, "ValidationException", "Give KeySpec or NumberOfBytes, one of them");
    }
    return spec == null ? bytes : spec.equals("AES_128") ? 16 : 32;
  }

  private JsonNode describeKey(JsonNode request) {
    KmsKey key = key(required(request, "KeyId"));
    ObjectNode answer = JSON.createObjectNode();
    answer
        .putObject("KeyMetadata")
        .put("KeyId", key.id())
        .put("Arn", arn(key))
        .put("Enabled", true)
        .put("KeyState", "Enabled")
        .put("KeyUsage", "ENCRYPT_DECRYPT")
        .put("KeySpec", "SYMMETRIC_DEFAULT");
    return answer;
  }

  private ObjectNode encrypted(KmsKey key, byte[] plaintext, JsonNode request) {
    byte[] ciphertext = key.encrypt(plaintext, context(request), random);
    return answer(key).put("CiphertextBlob", Base64.getEncoder().encodeToString(ciphertext));
  }

  private ObjectNode answer(KmsKey key) {
    return JSON.createObjectNode()
        .put("KeyId", arn(key))
        .put("EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
  }

  private static @Nullable JsonNode context(JsonNode request) {
    return request.get("EncryptionContext");
  }

  private String arn(KmsKey key) {
    return arnPrefix + ":key/" + key.id();
  }

  private KmsKey key(String idOrArn) {
    KmsKey key = keys.get(idOrArn.substring(idOrArn.indexOf(":key/") < 0 ? 0 : keyStart(idOrArn)));
    if (key == null) {
      throw new AwsError(400, "NotFoundException", "Key '" + idOrArn + "' does not exist");
    }
    return key;
  }

  private static int keyStart(String arn) {
    return arn.indexOf(":key/") + ":key/".length();
  }
}
