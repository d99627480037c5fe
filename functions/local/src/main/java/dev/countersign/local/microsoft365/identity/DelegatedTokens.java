package dev.countersign.local.microsoft365.identity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.microsoft365.organization.Organization;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Answers of the token endpoint on behalf of somebody who signed in. */
final class DelegatedTokens {
  private final Tenants tenants;
  private final Consents consents;
  private final Tokens tokens;
  private final RefreshTokens refreshTokens;

  DelegatedTokens(Tenants tenants, Consents consents, Tokens tokens, RefreshTokens refreshTokens) {
    this.tenants = tenants;
    this.consents = consents;
    this.tokens = tokens;
    this.refreshTokens = refreshTokens;
  }

  /**
   * @param nonce of the authorization request
   * @throws EntraException without consent, or if the account is not of the endpoint's tenant
   */
  ObjectNode issue(
      TokenRequest request, Account account, RequestedScopes scopes, @Nullable String nonce) {
    requireHome(request.tenant(), account);
    AppRegistration app = request.app();
    Set<String> granted = granted(account, app, scopes);
    Set<String> named = new TreeSet<>(scopes.openId());
    granted.forEach(scope -> named.add(scopes.api().identifier() + "/" + scope));
    ObjectNode answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("token_type", "Bearer")
            .put("scope", String.join(" ", named))
            .put("expires_in", Tokens.LIFETIME.toSeconds())
            .put("ext_expires_in", Tokens.LIFETIME.toSeconds())
            .put("access_token", tokens.delegated(account, app, scopes.api(), granted));
    if (scopes.has("offline_access")) {
      answer.put("refresh_token", refreshTokens.issue(app.clientId(), account, scopes));
    }
    if (scopes.has("openid")) {
      answer.put("id_token", tokens.idToken(account, app.clientId(), nonce));
    }
    return answer;
  }

  private void requireHome(String tenant, Account account) {
    Organization home = tenants.named(tenant);
    if (home != null && !home.equals(account.organization())) {
      String text = "The grant was issued in another tenant than '" + home.displayName() + "'.";
      throw new EntraException("invalid_grant", 700005, text);
    }
  }

  private Set<String> granted(Account account, AppRegistration app, RequestedScopes scopes) {
    Set<String> wanted = scopes.delegated(app);
    String tenantId = account.organization().tenantId();
    if (!app.preauthorized()
        && (!consents.knows(tenantId, app.clientId())
            || !consents.delegated(tenantId, app.clientId(), scopes.api()).containsAll(wanted))) {
      String text =
          "The user or administrator has not consented to use the application with ID '%s'.";
      throw new EntraException("invalid_grant", 65001, text.formatted(app.clientId()));
    }
    return wanted;
  }
}
