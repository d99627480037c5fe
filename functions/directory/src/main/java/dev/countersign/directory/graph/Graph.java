package dev.countersign.directory.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.core.requests.options.GraphClientOption;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.kiota.ApiException;
import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.RequestAdapter;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.serialization.JsonParseNodeFactory;
import com.microsoft.kiota.serialization.JsonSerializationWriterFactory;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;
import dev.countersign.core.lambda.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import okhttp3.OkHttpClient;

/**
 * Microsoft Graph. The SDK's request builders are used one by one rather than through its client,
 * which would load thousands of classes.
 */
public final class Graph {
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  private final AppTokens tokens;
  private final String baseUrl;
  private final OkHttpClient http = GraphHttp.client();

  /**
   * @param url of Microsoft Graph, without version and without a slash at the end
   */
  public Graph(AppTokens tokens, String url) {
    this.tokens = tokens;
    this.baseUrl = url + "/v1.0";
  }

  /** Asks Graph about one Entra tenant, as the app; failures come out sorted. */
  public <T> T ask(String tenantId, Function<RequestAdapter, T> question) {
    try {
      return answer(tenantId, question);
    } catch (ApiException e) {
      throw MicrosoftFailures.ofGraph(e);
    }
  }

  /** The SDK hides a connection that ended in an exception without a name of its own. */
  private <T> T answer(String tenantId, Function<RequestAdapter, T> question) {
    try {
      return question.apply(adapter(tenantId));
    } catch (ApiException e) {
      if (MicrosoftFailures.isDenied(e.getResponseStatusCode())) {
        tokens.forget(tenantId);
      }
      throw e;
    } catch (RuntimeException e) {
      if (e.getCause() instanceof IOException) {
        throw MicrosoftFailures.noAnswer(e);
      }
      throw e;
    }
  }

  /** As {@link #ask}; empty where Graph knows no such thing. */
  public <T> Optional<T> find(String tenantId, Function<RequestAdapter, T> question) {
    return unless(tenantId, question, e -> e.getResponseStatusCode() == NOT_FOUND);
  }

  /** As {@link #ask}; empty where Graph no longer knows a delta or next link. */
  public <T> Optional<T> sync(String tenantId, Function<RequestAdapter, T> question) {
    return unless(
        tenantId,
        question,
        e ->
            e.getResponseStatusCode() == GONE
                || MicrosoftFailures.code(e).equalsIgnoreCase("syncStateNotFound"));
  }

  private <T> Optional<T> unless(
      String tenantId, Function<RequestAdapter, T> question, Predicate<ApiException> expected) {
    try {
      return Optional.of(answer(tenantId, question));
    } catch (ApiException e) {
      if (expected.test(e)) {
        return Optional.empty();
      }
      throw MicrosoftFailures.ofGraph(e);
    }
  }

  /**
   * Reads JSON. For what the SDK's models cannot tell: in an entry of a delta query, a property
   * that was cleared is null, one that did not change is absent.
   *
   * @param link a path below the version, or a link that Graph gave
   * @return empty where Graph no longer knows a delta or next link
   * @throws dev.countersign.core.failure.Failure also for a link that does not lead to Graph
   */
  public Optional<JsonNode> sync(String tenantId, String link) {
    return sync(tenantId, adapter -> json(adapter, request(HttpMethod.GET, link)));
  }

  /**
   * Reads JSON from the eventually consistent index, which casts need.
   *
   * @param link as with {@link #sync(String, String)}
   * @return empty where Graph knows no such thing
   */
  public Optional<JsonNode> read(String tenantId, String link) {
    RequestInformation request = request(HttpMethod.GET, link);
    request.headers.add("ConsistencyLevel", "eventual");
    return find(tenantId, adapter -> json(adapter, request));
  }

  /** Up to 20 requests in one: "Combine multiple HTTP requests using JSON batching". */
  JsonNode batch(String tenantId, JsonNode requests) {
    RequestInformation request = request(HttpMethod.POST, "/$batch");
    byte[] body = requests.toString().getBytes(StandardCharsets.UTF_8);
    request.setStreamContent(new ByteArrayInputStream(body), "application/json");
    return ask(tenantId, adapter -> json(adapter, request));
  }

  private RequestInformation request(HttpMethod method, String link) {
    String url = link.startsWith("/") ? baseUrl + link : link;
    if (!isOurs(url)) {
      throw MicrosoftFailures.foreignLink();
    }
    RequestInformation request = new RequestInformation();
    request.httpMethod = method;
    request.headers.add("Accept", "application/json");
    request.setUri(URI.create(url));
    return request;
  }

  private static JsonNode json(RequestAdapter adapter, RequestInformation request) {
    HashMap<String, ParsableFactory<? extends Parsable>> errors = new HashMap<>();
    errors.put("XXX", ODataError::createFromDiscriminatorValue);
    try (InputStream body = adapter.sendPrimitive(request, errors, InputStream.class)) {
      return Json.MAPPER.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The parameters by which the SDK's request builders know where Graph is. */
  public HashMap<String, Object> path() {
    HashMap<String, Object> parameters = new HashMap<>();
    parameters.put("baseurl", baseUrl);
    return parameters;
  }

  /** Whether a link leads to Graph: only there may our token go. */
  private boolean isOurs(String link) {
    return link.startsWith(baseUrl + "/");
  }

  private RequestAdapter adapter(String tenantId) {
    String token = tokens.token(tenantId);
    return new BaseGraphRequestAdapter(
        (request, context) -> request.headers.add("Authorization", "Bearer " + token),
        new JsonParseNodeFactory(),
        new JsonSerializationWriterFactory(),
        http,
        new GraphClientOption(),
        baseUrl);
  }
}
