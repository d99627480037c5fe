package dev.countersign.local;

import dev.countersign.local.microsoft365.identity.AppRegistration;
import dev.countersign.local.tls.ApplicationCredential;
import dev.countersign.local.tls.Identity;
import java.time.Clock;
import java.util.Set;

/** Our app as a deployer registers it with Entra ID. */
final class LocalApplication {
  static final String CLIENT_ID = "2f0c8a54-6d1b-4b8e-9a37-5c1e0d9b7f26";

  private final Identity credential;

  LocalApplication(Clock clock) {
    credential = ApplicationCredential.create(clock);
  }

  /**
   * With the addresses that browsers come back to.
   *
   * @param api where the HTTP API listens
   */
  AppRegistration registration(String api) {
    return AppRegistration.countersign(
            CLIENT_ID,
            Set.of(
                api + "/signin/callback",
                api + "/consent/callback",
                api + "/authorization/callback"),
            credential.certificate())
        .withGraphPermission("Domain.ReadWrite.All");
  }

  /** Certificate and key, as they stand in Secrets Manager. */
  String credentialPem() {
    return credential.toPem();
  }
}
