package dev.countersign.onboarding;

import dev.countersign.onboarding.apponly.AnyCredential;
import dev.countersign.onboarding.apponly.AppOnlyAccess;
import dev.countersign.onboarding.apponly.AppOnlyCredentials;
import dev.countersign.onboarding.device.DeviceCodes;
import dev.countersign.onboarding.device.ExchangeAuthorization;
import dev.countersign.onboarding.device.ExchangeLogin;
import dev.countersign.onboarding.device.ExchangeTokens;
import dev.countersign.onboarding.exchange.Credential;
import dev.countersign.onboarding.exchange.ExchangeAdmin;
import java.net.URI;

/** Wires Exchange Online, and the ways into it: an administrator's, and app-only access. */
public final class ExchangeWiring {
  private final Wiring wiring;

  ExchangeWiring(Wiring wiring) {
    this.wiring = wiring;
  }

  public ExchangeAdmin admin() {
    return new ExchangeAdmin(
        URI.create(
            wiring.environment().get("EXCHANGE_ADMIN_URL", "https://outlook.office365.com")));
  }

  public ExchangeLogin login() {
    return ExchangeLogin.ofPublicClient(
        wiring.microsoft().login(), wiring.environment().require("EXCHANGE_CLIENT_ID"));
  }

  private ExchangeLogin appLogin() {
    return ExchangeLogin.ofApp(wiring.microsoft().login(), wiring.microsoft().credential());
  }

  public ExchangeAuthorization authorization() {
    return new ExchangeAuthorization(
        wiring.stores().statuses(),
        tokens(),
        deviceCodes(),
        wiring.signIn().authorizationLinks(),
        login(),
        appLogin());
  }

  public DeviceCodes deviceCodes() {
    return new DeviceCodes(wiring.secrets());
  }

  private ExchangeTokens tokens() {
    return new ExchangeTokens(
        login(),
        appLogin(),
        wiring.microsoft().idTokens(),
        wiring.stores().connections(),
        wiring.secrets(),
        wiring.clock());
  }

  public AppOnlyAccess appOnlyAccess() {
    return new AppOnlyAccess(wiring.tables().subscriptions());
  }

  public AppOnlyCredentials appOnlyCredentials() {
    return new AppOnlyCredentials(wiring.microsoft().login(), wiring.microsoft().credential());
  }

  /** For what may run when nobody has signed in for it. */
  public Credential.Source anyCredential() {
    return new AnyCredential(
        tokens(), appOnlyAccess(), appOnlyCredentials(), wiring.stores().connections());
  }
}
