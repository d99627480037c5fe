package dev.countersign.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lambda.Json;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.secret.SecretName;
import dev.countersign.onboarding.secret.SecretStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at the tables again and again, and decrypts which secrets have to be hidden in them. */
final class SecretWatch {
  private static final Pattern KEY = Pattern.compile("item=SECRET#([^#]+)#([^, ]+)");
  private static final Pattern SUBSCRIPTION = Pattern.compile("subscriptionId=([a-z0-9]+)");

  private static final List<String> FIELDS =
      List.of("accessToken", "refreshToken", "deviceCode", "userCode", "token");

  private final StoredData data;
  private final SecretStore store;
  private final Map<String, String> secrets = new TreeMap<>();
  private final StringBuilder seen = new StringBuilder();

  SecretWatch(LocalDeployment deployment, StoredData data) {
    this.data = data;
    Environment environment =
        new Environment(deployment.cloud().functions().function("PollDeviceCode").environment());
    this.store = new Wiring(environment).secrets();
  }

  /** Looks at the tables as they are now. */
  void look() {
    String now = data.dump();
    seen.append(now);
    now.lines().filter(line -> line.contains("item=SECRET#")).forEach(this::decrypt);
  }

  /** All that stood in the tables at any time. */
  String seen() {
    return seen.toString();
  }

  /** The secrets that were stored at any time, by kind. */
  Map<String, String> secrets() {
    return secrets;
  }

  private void decrypt(String line) {
    Matcher key = KEY.matcher(line);
    Matcher subscription = SUBSCRIPTION.matcher(line);
    if (key.find() && subscription.find()) {
      SecretName name = new SecretName(subscription.group(1), key.group(1), key.group(2));
      String kind = key.group(2).replaceAll("#.*", "");
      store.find(name).ifPresent(secret -> add(kind, secret.value()));
    }
  }

  private void add(String kind, String value) {
    try {
      JsonNode json = Json.MAPPER.readTree(value);
      for (String field : FIELDS) {
        if (json.has(field)) {
          secrets.put(field.equals("token") ? kind : field, json.path(field).asText());
        }
      }
    } catch (JsonProcessingException e) {
      // Text, or a link whose last part is the secret.
      secrets.put(kind, value.substring(value.lastIndexOf('/') + 1));
    }
  }
}
