package dev.countersign.local.cloud.lambda;

import dev.countersign.local.cloud.aws.AwsError;
import dev.countersign.local.cloud.aws.AwsService;
import dev.countersign.local.cloud.http.HttpRequest;
import dev.countersign.local.cloud.http.HttpResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lambda's Invoke API. */
public final class LambdaService implements AwsService {
  private static final Pattern INVOCATIONS =
      Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");

  /** Lambda quotas: payload of a synchronous and of an asynchronous invocation. */
  private static final int SYNCHRONOUS_LIMIT = 6 * 1024 * 1024;

  private static final int ASYNCHRONOUS_LIMIT = 1024 * 1024;

  private final Functions functions;

  public LambdaService(Functions functions) {
    this.functions = functions;
  }

  @Override
  public String action(HttpRequest request) {
    return INVOCATIONS.matcher(request.path()).matches() ? "Invoke" : "Unknown";
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    Matcher matcher = INVOCATIONS.matcher(request.path());
    if (!matcher.matches()) {
      throw new AwsError(404, "UnknownOperationException", "Not here: " + request.path());
    }
    String name = URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8);
    String type =
        Objects.requireNonNullElse(request.header("X-Amz-Invocation-Type"), "RequestResponse");
    return switch (type) {
      case "RequestResponse" -> invoke(name, checked(request, SYNCHRONOUS_LIMIT));
      case "Event" -> invokeAsync(name, checked(request, ASYNCHRONOUS_LIMIT));
      case "DryRun" -> dryRun(name);
      default -> throw new AwsError(400, "InvalidParameterValueException", "Invocation-Type");
    };
  }

  @Override
  public HttpResponse error(HttpRequest request, AwsError error) {
    String json =
        "{\"Type\":\"User\",\"Message\":\"%s\"}"
            .formatted(String.valueOf(error.getMessage()).replace("\"", "'"));
    return HttpResponse.json(error.status(), json).with("x-amzn-ErrorType", error.code());
  }

  private HttpResponse invoke(String name, byte[] payload) {
    InvocationResult result = functions.invoke(name, payload);
    HttpResponse answer =
        HttpResponse.of(200, "application/json", result.payload())
            .with("X-Amz-Executed-Version", "$LATEST");
    return result.functionError() ? answer.with("X-Amz-Function-Error", "Unhandled") : answer;
  }

  private HttpResponse invokeAsync(String name, byte[] payload) {
    functions.invokeAsync(name, payload);
    return HttpResponse.empty(202);
  }

  private HttpResponse dryRun(String name) {
    functions.function(name);
    return HttpResponse.empty(204);
  }

  private static byte[] checked(HttpRequest request, int limit) {
    if (request.body().length > limit) {
      throw new AwsError(
          413,
          "RequestTooLargeException",
          String.format(
              Locale.ROOT,
              "%d byte payload is too large (limit %d bytes)",
              request.body().length,
              limit));
    }
    return request.body();
  }
}
