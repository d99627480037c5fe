package dev.countersign.local.microsoft365.identity;

import dev.countersign.local.microsoft365.http.Parameters;
import dev.countersign.local.microsoft365.http.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sends the browser back to an application. */
final class Redirects {
  private final String redirectUri;
  private final Map<String, String> parameters = new LinkedHashMap<>();

  private Redirects(String redirectUri) {
    this.redirectUri = redirectUri;
  }

  static Redirects to(String redirectUri) {
    return new Redirects(redirectUri);
  }

  Redirects with(String name, @Nullable String value) {
    if (value != null) {
      parameters.put(name, value);
    }
    return this;
  }

  Redirects with(EntraException error) {
    return with("error", error.error()).with("error_description", error.description());
  }

  Response response() {
    String query =
        parameters.entrySet().stream()
            .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return Response.redirect(redirectUri + (redirectUri.contains("?") ? "&" : "?") + query);
  }

  /**
   * The {@code redirect_uri} of a request.
   *
   * @throws EntraException if the application has not registered exactly this one; then the browser
   *     must not be sent there
   */
  static String registered(Parameters query, AppRegistration app) {
    String uri = query.get("redirect_uri");
    if (uri == null || !app.redirectUris().contains(uri)) {
      String text =
          "The redirect URI '%s' specified in the request does not match the redirect URIs"
              + " configured for the application '%s'.";
      throw new EntraException("invalid_request", 50011, text.formatted(uri, app.clientId()));
    }
    return uri;
  }
}
