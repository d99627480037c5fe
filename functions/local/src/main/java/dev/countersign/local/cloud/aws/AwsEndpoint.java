package dev.countersign.local.cloud.aws;

import dev.countersign.local.cloud.http.HttpRequest;
import dev.countersign.local.cloud.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one endpoint of all services. Which service a request is for stands in the credential scope
 * of its signature (Signature Version 4: {@code AKID/date/region/service/aws4_request}); the
 * signature itself is not verified, as any credentials are welcome here.
 */
public final class AwsEndpoint {
  private static final Pattern CREDENTIAL_SCOPE =
      Pattern.compile("Credential=[^/]+/[^/]+/[^/]+/([^/]+)/aws4_request");

  private final Map<String, AwsService> services;
  private final RequestCounts counts;

  /**
   * @param services by signing name: {@code dynamodb}, {@code kms}, {@code lambda}, {@code
   *     route53}, {@code s3}, {@code secretsmanager}, {@code sqs}, {@code states}
   */
  public AwsEndpoint(Map<String, AwsService> services, RequestCounts counts) {
    this.services = Map.copyOf(services);
    this.counts = counts;
  }

  public HttpResponse handle(HttpRequest request) {
    String name = signingName(request);
    if (name == null) {
      return HttpResponse.json(
          403, "{\"__type\":\"MissingAuthenticationToken\",\"message\":\"Not signed\"}");
    }
    AwsService service = services.get(name);
    if (service == null) {
      return HttpResponse.json(
          501,
          "{\"__type\":\"UnknownService\",\"message\":\"Not in the local cloud: " + name + "\"}");
    }
    if (!name.equals("dynamodb")) { // counts its own, most of which do not come by here
      counts.add(name, service.action(request));
    }
    return answer(service, request).with("x-amzn-RequestId", UUID.randomUUID().toString());
  }

  private static HttpResponse answer(AwsService service, HttpRequest request) {
    try {
      return service.handle(request);
    } catch (AwsError e) {
      return service.error(request, e);
    }
  }

  private static @Nullable String signingName(HttpRequest request) {
    String authorization = request.header("Authorization");
    Matcher matcher = CREDENTIAL_SCOPE.matcher(authorization == null ? "" : authorization);
    return matcher.find() ? matcher.group(1) : null;
  }
}
