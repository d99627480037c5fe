package dev.countersign.directory.graph;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import dev.countersign.core.pem.PemIdentity;
import java.net.MalformedURLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * App-only tokens for Microsoft Graph: the app proves itself with its certificate, and an
 * administrator's consent lets it in. MSAL keeps tokens in memory until shortly before they expire.
 */
public final class AppTokens {
  private static final Set<String> SCOPES = Set.of("https://graph.microsoft.com/.default");

  private final String clientId;
  private final Supplier<String> credential;
  private final LoginHttpClient http;
  private final Map<String, ConfidentialClientApplication> applications = new ConcurrentHashMap<>();

  /**
   * @param clientId of the app in Entra ID
   * @param credential gives its private key and certificate, as PEM
   * @param loginUrl where requests for Microsoft's login service go
   */
  public AppTokens(String clientId, Supplier<String> credential, String loginUrl) {
    this.clientId = clientId;
    this.credential = credential;
    this.http = new LoginHttpClient(loginUrl);
  }

  /**
   * A token for one Entra tenant.
   *
   * @throws dev.countersign.core.failure.Failure if Microsoft gives none
   */
  String token(String tenantId) {
    try {
      return applications
          .computeIfAbsent(tenantId, this::application)
          .acquireToken(ClientCredentialParameters.builder(SCOPES).build())
          .join()
          .accessToken();
    } catch (CompletionException e) {
      // The app's certificate may have been replaced since it was read.
      forget(tenantId);
      throw MicrosoftFailures.ofLogin(e.getCause() == null ? e : e.getCause());
    }
  }

  /**
   * Forgets the token of a tenant: one that was given out before all of Microsoft's servers knew of
   * the consent never lets us in, and would be kept for an hour.
   */
  void forget(String tenantId) {
    applications.remove(tenantId);
  }

  private ConfidentialClientApplication application(String tenantId) {
    PemIdentity identity = PemIdentity.parse(credential.get());
    try {
      return ConfidentialClientApplication.builder(
              clientId,
              ClientCredentialFactory.createFromCertificate(
                  identity.key(), identity.chain().get(0)))
          .authority(LoginHttpClient.AUTHORITY_HOST + "/" + tenantId)
          .instanceDiscovery(false)
          .httpClient(http)
          .build();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("Not the identifier of a tenant.", e);
    }
  }
}
