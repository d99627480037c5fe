package dev.countersign.local.microsoft365.identity;

import dev.countersign.local.microsoft365.http.Response;
import dev.countersign.local.microsoft365.organization.Organization;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An administrator allows an application to act in the whole organisation. */
record AdminConsent(
    @Nullable Organization home,
    AppRegistration app,
    String redirectUri,
    @Nullable String state,
    RequestedScopes scopes,
    Consents consents)
    implements Interaction {
  private static final String TITLE = "Permissions requested: review for your organization";

  @Override
  public Question question(Account account) {
    if (!account.isGlobalAdministrator()) {
      throw new EntraException(
          "access_denied",
          90094,
          "Need admin approval: "
              + app.displayName()
              + " needs permission to access resources in your organization that only an admin can"
              + " grant.");
    }
    List<String> lines = new ArrayList<>();
    applicationPermissions().forEach(p -> lines.add(p + " (application)"));
    scopes.delegated(app).forEach(p -> lines.add(p + " (delegated)"));
    return new Question(TITLE, app.displayName(), lines, "Accept");
  }

  private Set<String> applicationPermissions() {
    return scopes.everything() ? app.applicationPermissions(scopes.api()) : Set.of();
  }

  @Override
  public Response accepted(Account account) {
    String tenantId = account.organization().tenantId();
    if (scopes.everything()) {
      consents.grantApplication(tenantId, app.clientId(), scopes.api(), applicationPermissions());
    }
    consents.grantDelegated(tenantId, app.clientId(), scopes.api(), scopes.delegated(app));
    return back().with("tenant", tenantId).with("scope", granted()).with("state", state).response();
  }

  private String granted() {
    Set<String> all = new TreeSet<>(applicationPermissions());
    all.addAll(scopes.delegated(app));
    return all.stream()
        .map(permission -> scopes.api().identifier() + "/" + permission)
        .collect(Collectors.joining(" "));
  }

  @Override
  public Response declined() {
    String text = "The resource owner or authorization server denied the request.";
    return back()
        .with(new EntraException("consent_required", 65004, text))
        .with("state", state)
        .response();
  }

  /** Microsoft says {@code admin_consent=True} on refusals, too. */
  private Redirects back() {
    return Redirects.to(redirectUri).with("admin_consent", "True");
  }
}
