package dev.countersign.onboarding.doctor;

import com.nimbusds.jwt.SignedJWT;
import dev.countersign.core.check.CheckResult;
import dev.countersign.core.check.Checklist;
import dev.countersign.core.check.Expiry;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.pem.PemIdentity;
import dev.countersign.onboarding.microsoft.ClientCredential;
import dev.countersign.onboarding.microsoft.LoginAnswer;
import dev.countersign.onboarding.microsoft.LoginClient;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The app registration in Entra ID: its certificate, redirect URIs and permissions. */
final class EntraChecks {
  private static final String CERTIFICATE = "Entra app: certificate";
  private static final String PERMISSIONS = "Entra app: permissions";

  /** What the consent asks for: onboarding cannot do without any of them. */
  private static final List<String> NEEDED =
      List.of(
          "User.Read.All", "GroupMember.Read.All", "Organization.Read.All", "Domain.ReadWrite.All");

  private final Supplier<String> pem;
  private final ClientCredential credential;
  private final LoginClient login;
  private final RedirectUris redirects;
  private final Clock clock;

  EntraChecks(
      Supplier<String> pem,
      ClientCredential credential,
      LoginClient login,
      RedirectUris redirects,
      Clock clock) {
    this.pem = pem;
    this.credential = credential;
    this.login = login;
    this.redirects = redirects;
    this.clock = clock;
  }

  static EntraChecks of(Environment environment) {
    SecretsManagerClient secrets =
        SecretsManagerClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
    String secretId = environment.require("ENTRA_CREDENTIAL_SECRET_ID");
    String clientId = environment.require("ENTRA_CLIENT_ID");
    Supplier<String> pem =
        () -> secrets.getSecretValue(get -> get.secretId(secretId)).secretString();
    Clock clock = Clock.systemUTC();
    LoginClient login = new LoginClient(environment.require("MICROSOFT_LOGIN_URL"));
    return new EntraChecks(
        pem,
        new ClientCredential(clientId, pem, clock),
        login,
        new RedirectUris(login, clientId, environment.get("PUBLIC_URL", "")),
        clock);
  }

  void addTo(Checklist checks, CheckControlPath.Input input) {
    checks.check(
        CERTIFICATE,
        "Put the private key (PKCS #8) and the certificate, as PEM, into the secret that"
            + " EntraCredentialSecretId names (docs/deploy.md, step 2).",
        this::certificate);
    redirects.addTo(checks, input.apiUrl());
    checks.check(
        PERMISSIONS,
        "Look at the app registration and the tenant's enterprise application.",
        () -> permissions(input.tenantId()));
  }

  private CheckResult certificate() throws Exception {
    Instant end = PemIdentity.parse(pem.get()).chain().get(0).getNotAfter().toInstant();
    return Expiry.check(
        CERTIFICATE,
        end,
        clock.instant(),
        "Make a new key and certificate, upload the certificate to the app registration, then put"
            + " both into the secret (docs/operations.md).");
  }

  private CheckResult permissions(@Nullable String tenantId) throws ParseException {
    if (tenantId == null || tenantId.isBlank()) {
      return CheckResult.skipped(
          PERMISSIONS, "no tenant was named", "Give --tenant with a tenant that consented.");
    }
    Optional<List<String>> granted = roles(tenantId);
    if (granted.isEmpty()) {
      return CheckResult.red(
          PERMISSIONS,
          "Microsoft gave no token for this tenant",
          "Has its administrator consented, and is the certificate in the app registration the one"
              + " in the secret? Connect again renews the consent.");
    }
    List<String> missing = NEEDED.stream().filter(p -> !granted.get().contains(p)).toList();
    return missing.isEmpty()
        ? CheckResult.green(PERMISSIONS, String.join(", ", NEEDED))
        : CheckResult.red(
            PERMISSIONS,
            "missing: " + String.join(", ", missing),
            "Add them to the app registration (docs/deploy.md, step 2), then connect again so that"
                + " the administrator consents to them.");
  }

  private Optional<List<String>> roles(String tenantId) throws ParseException {
    Map<String, String> form = new HashMap<>(credential.formFields(tenantId));
    form.put("grant_type", "client_credentials");
    form.put("scope", "https://graph.microsoft.com/.default");
    LoginAnswer answer = login.post("/" + tenantId + "/oauth2/v2.0/token", form);
    if (!answer.isOk()) {
      return Optional.empty();
    }
    List<String> roles =
        SignedJWT.parse(answer.text("access_token")).getJWTClaimsSet().getStringListClaim("roles");
    return Optional.of(roles == null ? List.of() : roles);
  }
}
