package dev.countersign.core.lambda;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as API Gateway hands it over: HTTP API, payload format 2.0. Source: Amazon API Gateway
 * Developer Guide, "Create AWS Lambda proxy integrations for HTTP APIs".
 *
 * @param headers names in lower case; values of repeated ones joined by commas
 * @param cookies each {@code name=value}
 */
public record ApiRequest(
    @Nullable Map<String, String> headers,
    @Nullable List<String> cookies,
    @Nullable Map<String, String> queryStringParameters,
    @Nullable Map<String, String> pathParameters,
    @Nullable RequestContext requestContext,
    @Nullable String body,
    @JsonProperty("isBase64Encoded") boolean base64Encoded) {

  /**
   * What API Gateway found out about the caller, and what is asked for.
   *
   * @param domainName of the API that was called: one that API Gateway serves, whatever the headers
   *     say
   */
  public record RequestContext(
      @Nullable Authorizer authorizer, @Nullable Http http, @Nullable String domainName) {}

  /** The method, in upper case. */
  public record Http(@Nullable String method) {}

  /** The JWT authorizer's result; absent on routes without one. */
  public record Authorizer(@Nullable Jwt jwt) {}

  /** The claims of a token whose signature, issuer, audience and expiry were checked. */
  public record Jwt(Map<String, String> claims) {}

  /** A part of the path, for example {@code subscriptionId}. */
  public String path(String name) {
    return Optional.ofNullable(pathParameters).map(p -> p.get(name)).orElse("");
  }

  /** A query parameter. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(queryStringParameters).map(q -> q.get(name));
  }

  /** A cookie's value. */
  public Optional<String> cookie(String name) {
    return Optional.ofNullable(cookies).orElse(List.of()).stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .map(cookie -> cookie.substring(name.length() + 1))
        .findFirst();
  }

  /** Whether nothing is to be changed; an event that does not say its method is no read. */
  public boolean isRead() {
    return Optional.ofNullable(requestContext)
        .map(RequestContext::http)
        .map(Http::method)
        .filter("GET"::equals)
        .isPresent();
  }

  /**
   * Scheme and name under which the API was called; the stage is {@code $default}, so no path
   * belongs to it.
   */
  public String baseUrl() {
    return Optional.ofNullable(requestContext)
        .map(RequestContext::domainName)
        .map(name -> "https://" + name)
        .orElseThrow(() -> new IllegalStateException("The event names no domain."));
  }

  /** Who calls: the {@code sub} of the token. */
  public String caller() {
    return signedIn().sub();
  }

  /**
   * Who calls.
   *
   * @throws ApiProblem 401, if nobody signed in
   */
  public Caller signedIn() {
    return Optional.ofNullable(requestContext)
        .map(RequestContext::authorizer)
        .map(Authorizer::jwt)
        .map(jwt -> Caller.of(jwt.claims()))
        .orElseThrow(ApiProblem::unauthorized);
  }

  /**
   * The JSON body.
   *
   * @throws ApiProblem 400, if there is none or it does not fit
   */
  public <T> T json(Class<T> type) {
    try {
      @Nullable T value = Json.STRICT.readValue(text(), type);
      if (value != null) {
        return value;
      }
    } catch (java.io.IOException | IllegalArgumentException e) {
      throw ApiProblem.notJson(type);
    }
    throw ApiProblem.notJson(type);
  }

  private String text() {
    String text = body == null ? "" : body;
    return base64Encoded
        ? new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8)
        : text;
  }
}
