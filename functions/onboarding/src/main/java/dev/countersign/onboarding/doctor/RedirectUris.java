package dev.countersign.onboarding.doctor;

import dev.countersign.core.check.CheckResult;
import dev.countersign.core.check.Checklist;
import dev.countersign.onboarding.microsoft.LoginClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether Microsoft would send a browser back to us. Asked to sign somebody in without a page
 * ({@code prompt=none}, OpenID Connect Core 3.1.2.1) it redirects with an error, but to a
 * registered redirect URI only.
 */
final class RedirectUris {
  private static final List<String> PATHS =
      List.of("/signin/callback", "/consent/callback", "/authorization/callback");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final LoginClient login;
  private final String clientId;
  private final String ownDomain;

  RedirectUris(LoginClient login, String clientId, String ownDomain) {
    this.login = login;
    this.clientId = clientId;
    this.ownDomain = ownDomain;
  }

  /**
   * @param apiUrl where the API is found if the deployment has no domain of its own
   */
  void addTo(Checklist checks, @Nullable String apiUrl) {
    String publicUrl = ownDomain.isEmpty() && apiUrl != null ? apiUrl : ownDomain;
    for (String path : PATHS) {
      checks.check(
          name(path),
          "Is Microsoft's sign-in service reachable from AWS?",
          () -> check(path, publicUrl));
    }
  }

  private static String name(String path) {
    return "Entra app: redirect URI " + path;
  }

  private CheckResult check(String path, String publicUrl)
      throws IOException, InterruptedException {
    if (publicUrl.isEmpty()) {
      return CheckResult.skipped(
          name(path), "the address of the API was not given", "Run ./countersign doctor --stack.");
    }
    String redirectUri = publicUrl + path;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(authorizePage(redirectUri))).timeout(LIMIT).build();
    HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
    boolean registered =
        answer.headers().firstValue("location").orElse("").startsWith(redirectUri + "?");
    return registered
        ? CheckResult.green(name(path), "registered")
        : CheckResult.red(
            name(path),
            "Microsoft does not know it",
            "Add " + redirectUri + " to the app registration: Authentication, platform Web.");
  }

  private String authorizePage(String redirectUri) {
    return login.page(
        "/organizations/oauth2/v2.0/authorize",
        Map.of(
            "client_id", clientId,
            "response_type", "code",
            "scope", "openid",
            "nonce", "doctor",
            "prompt", "none",
            "redirect_uri", redirectUri,
            // Nobody gets a code for it.
            "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
            "code_challenge_method", "S256"));
  }
}
