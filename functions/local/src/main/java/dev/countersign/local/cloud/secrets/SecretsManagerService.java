package dev.countersign.local.cloud.secrets;

import static dev.countersign.local.cloud.aws.JsonFields.optional;
import static dev.countersign.local.cloud.aws.JsonFields.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.cloud.aws.AwsError;
import dev.countersign.local.cloud.aws.JsonApi;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets by name or ARN; only the current version can be read. */
public final class SecretsManagerService implements JsonApi {
  /** AWS Secrets Manager quotas: size of an encrypted secret value. */
  private static final int VALUE_LIMIT = 65_536;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String arnPrefix;
  private final Clock clock;
  private final Map<String, Secret> secrets = new ConcurrentHashMap<>();

  /**
   * @param arnPrefix {@code arn:aws:secretsmanager:region:account}
   */
  public SecretsManagerService(String arnPrefix, Clock clock) {
    this.arnPrefix = arnPrefix;
    this.clock = clock;
  }

  /** Stores a text secret, whether or not it exists. */
  public void put(String name, String text) {
    store(name, JSON.createObjectNode().put("SecretString", text));
  }

  /** The names of all secrets. */
  public List<String> names() {
    return List.copyOf(secrets.keySet());
  }

  @Override
  public JsonNode handle(String action, JsonNode request) {
    return switch (action) {
      case "CreateSecret" -> create(request);
      case "PutSecretValue" -> putValue(request);
      case "GetSecretValue" -> get(request);
      case "DescribeSecret" -> describe(request);
      case "DeleteSecret" -> delete(request);
      default -> throw new AwsError(400, "UnknownOperationException", "Not here: " + action);
    };
  }

  private JsonNode create(JsonNode request) {
    String name = required(request, "Name");
    if (secrets.containsKey(name)) {
      throw new AwsError(
          400,
          "ResourceExistsException",
          "The operation failed because the secret " + name + " already exists.");
    }
    return identity(store(name, request));
  }

  private JsonNode putValue(JsonNode request) {
    Secret secret = find(request);
    return identity(store(secret.name(), request));
  }

  private Secret store(String name, JsonNode request) {
    String text = optional(request, "SecretString");
    String binary = optional(request, "SecretBinary");
    if (text != null && binary != null) {
      throw new AwsError(
          400, "InvalidParameterException", "Give SecretString or SecretBinary, not both.");
    }
    if (text != null && text.length() > VALUE_LIMIT) {
      throw new AwsError(400, "ValidationException", "SecretString is longer than 65536 bytes.");
    }
    String token = optional(request, "ClientRequestToken");
    Secret previous = secrets.get(name);
    Secret secret =
        new Secret(
            name,
            previous == null ? arnPrefix + ":secret:" + name + "-" + suffix() : previous.arn(),
            token == null ? UUID.randomUUID().toString() : token,
            text,
            binary,
            clock.instant(),
            false);
    secrets.put(name, secret);
    return secret;
  }

  private JsonNode get(JsonNode request) {
    Secret secret = find(request);
    if (secret.text() == null && secret.binary() == null) {
      throw notFound("Secrets Manager can't find the specified secret value.");
    }
    ObjectNode answer = identity(secret);
    if (secret.text() != null) {
      answer.put("SecretString", secret.text());
    } else {
      answer.put("SecretBinary", secret.binary());
    }
    return answer;
  }

  private JsonNode describe(JsonNode request) {
    Secret secret = findEvenDeleted(request);
    ObjectNode answer = JSON.createObjectNode().put("ARN", secret.arn()).put("Name", secret.name());
    if (secret.deleted()) {
      answer.put("DeletedDate", clock.instant().getEpochSecond());
    }
    answer.putObject("VersionIdsToStages").putArray(secret.versionId()).add("AWSCURRENT");
    return answer;
  }

  private JsonNode delete(JsonNode request) {
    Secret secret = findEvenDeleted(request);
    if (request.path("ForceDeleteWithoutRecovery").asBoolean()) {
      secrets.remove(secret.name());
    } else {
      secrets.put(secret.name(), secret.asDeleted());
    }
    return JSON.createObjectNode()
        .put("ARN", secret.arn())
        .put("Name", secret.name())
        .put("DeletionDate", clock.instant().getEpochSecond());
  }

  private Secret find(JsonNode request) {
    Secret secret = findEvenDeleted(request);
    if (secret.deleted()) {
      throw new AwsError(
          400,
          "InvalidRequestException",
          "You can't perform this operation on the secret because it was marked for deletion.");
    }
    return secret;
  }

  private Secret findEvenDeleted(JsonNode request) {
    String id = required(request, "SecretId");
    return secrets.values().stream()
        .filter(secret -> secret.name().equals(id) || secret.arn().equals(id))
        .findAny()
        .orElseThrow(() -> notFound("Secrets Manager can't find the specified secret."));
  }

  private static AwsError notFound(String message) {
    return new AwsError(400, "ResourceNotFoundException", message);
  }

  private static ObjectNode identity(Secret secret) {
    ObjectNode answer =
        JSON.createObjectNode()
            .put("ARN", secret.arn())
            .put("Name", secret.name())
            .put("VersionId", secret.versionId())
            .put("CreatedDate", secret.created().getEpochSecond());
    answer.putArray("VersionStages").add("AWSCURRENT");
    return answer;
  }

  private static String suffix() {
    return UUID.randomUUID().toString().substring(0, 6);
  }
}
