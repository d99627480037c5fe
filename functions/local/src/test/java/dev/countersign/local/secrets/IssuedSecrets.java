package dev.countersign.local.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.lambda.Json;
import dev.countersign.local.microsoft365.http.Parameters;
import dev.countersign.local.microsoft365.http.Request;
import dev.countersign.local.microsoft365.http.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Every token, code, verifier and credential that went over the line, by kind. */
public final class IssuedSecrets {
  private static final List<String> SENT =
      List.of("code", "code_verifier", "device_code", "refresh_token", "client_assertion");
  private static final List<String> ANSWERED =
      List.of("access_token", "refresh_token", "id_token", "device_code", "user_code");
  private static final List<String> REDIRECTED = List.of("code", "state");

  private final Map<String, Set<String>> byKind = new ConcurrentHashMap<>();

  /** Takes what a request to Entra ID and its answer hold. */
  public void watch(Request request, Response response) {
    SENT.forEach(name -> add(name, request.form().get(name)));
    String location = response.headers().get("Location");
    if (location != null) {
      Parameters query = Parameters.parse(URI.create(location).getRawQuery());
      REDIRECTED.forEach(name -> add(name, query.get(name)));
    }
    JsonNode answer = json(response);
    ANSWERED.forEach(name -> add(name, answer.path(name).asText()));
  }

  /** Adds one that came another way. */
  public void add(String kind, @Nullable String secret) {
    if (secret != null && !secret.isBlank()) {
      byKind.computeIfAbsent(kind, name -> ConcurrentHashMap.newKeySet()).add(secret);
    }
  }

  /** All of them. */
  public Map<String, Set<String>> all() {
    Map<String, Set<String>> copy = new TreeMap<>();
    byKind.forEach((kind, secrets) -> copy.put(kind, new TreeSet<>(secrets)));
    return copy;
  }

  private static JsonNode json(Response response) {
    try {
      return Json.MAPPER.readTree(new String(response.body(), StandardCharsets.UTF_8));
    } catch (JsonProcessingException page) {
      return Json.MAPPER.missingNode();
    }
  }
}
