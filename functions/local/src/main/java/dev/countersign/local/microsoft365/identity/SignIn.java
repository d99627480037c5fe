package dev.countersign.local.microsoft365.identity;

import dev.countersign.local.microsoft365.http.Response;
import dev.countersign.local.microsoft365.organization.Organization;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody signs in to an application, which asks for permissions that it has not got yet. */
record SignIn(
    @Nullable Organization home,
    AuthorizationRequest request,
    Consents consents,
    AuthorizationCodes codes)
    implements Interaction {

  @Override
  public @Nullable Question question(Account account) {
    String tenantId = account.organization().tenantId();
    AppRegistration app = request.app();
    Set<String> wanted = request.scopes().delegated(app);
    boolean granted =
        consents.knows(tenantId, app.clientId())
            && consents.delegated(tenantId, app.clientId(), api()).containsAll(wanted);
    if (granted || app.preauthorized()) {
      return null;
    }
    if (wanted.stream().anyMatch(Api::needsAdministrator) && !account.isGlobalAdministrator()) {
      throw new EntraException(
          "access_denied", 90094, "Only an administrator can grant what the application asks for.");
    }
    List<String> lines = new ArrayList<>(List.of("Sign you in and read your profile"));
    wanted.forEach(permission -> lines.add(api().identifier() + "/" + permission));
    return new Question("Permissions requested", app.displayName(), lines, "Accept");
  }

  private Api api() {
    return request.scopes().api();
  }

  @Override
  public Response accepted(Account account) {
    AppRegistration app = request.app();
    Set<String> wanted = request.scopes().delegated(app);
    consents.grantDelegated(account.organization().tenantId(), app.clientId(), api(), wanted);
    return back()
        .with("code", codes.issue(request, account))
        .with("session_state", Secrets.opaque())
        .response();
  }

  @Override
  public Response declined() {
    String text = "User declined to consent to access the app.";
    return back()
        .with(new EntraException("access_denied", 65004, text))
        .with("error_subcode", "cancel")
        .response();
  }

  private Redirects back() {
    return Redirects.to(request.redirectUri()).with("state", request.state());
  }
}
