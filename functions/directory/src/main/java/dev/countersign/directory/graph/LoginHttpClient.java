package dev.countersign.directory.graph;

import com.microsoft.aad.msal4j.HttpMethod;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Carries MSAL's requests. MSAL takes authorities of Microsoft only, so those of {@link
 * #AUTHORITY_HOST} are sent to where this deployment's login service is.
 */
final class LoginHttpClient implements IHttpClient {
  static final String AUTHORITY_HOST = "https://login.microsoftonline.com";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final String baseUrl;

  /**
   * @param baseUrl without a slash at the end
   */
  LoginHttpClient(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  @Override
  public IHttpResponse send(HttpRequest request) throws IOException, InterruptedException {
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder(target(request.url().toString())).timeout(TIMEOUT);
    request.headers().forEach(builder::setHeader);
    if (request.httpMethod() == HttpMethod.POST) {
      builder.POST(BodyPublishers.ofString(request.body()));
    }
    java.net.http.HttpResponse<String> answer = http.send(builder.build(), BodyHandlers.ofString());
    HttpResponse response = new HttpResponse();
    response.addHeaders(answer.headers().map());
    return response.statusCode(answer.statusCode()).body(answer.body());
  }

  private URI target(String url) {
    return URI.create(
        url.startsWith(AUTHORITY_HOST) ? baseUrl + url.substring(AUTHORITY_HOST.length()) : url);
  }
}
