package dev.countersign.onboarding;

import dev.countersign.onboarding.device.ExchangeLogin;
import dev.countersign.onboarding.link.GivenLinks;
import dev.countersign.onboarding.link.RunLinks;
import dev.countersign.onboarding.signin.BrowserSessions;
import dev.countersign.onboarding.signin.CodeExchange;
import dev.countersign.onboarding.signin.MicrosoftPages;
import dev.countersign.onboarding.signin.ProgressSessions;
import dev.countersign.onboarding.signin.SignInAttempts;

/** Wires the links that an administrator is given, and what the pages behind them need. */
public final class SignInWiring {
  private final Wiring wiring;

  SignInWiring(Wiring wiring) {
    this.wiring = wiring;
  }

  public RunLinks invitations() {
    return links(RunLinks.Kind.INVITATION);
  }

  public RunLinks authorizationLinks() {
    return links(RunLinks.Kind.AUTHORIZATION);
  }

  private RunLinks links(RunLinks.Kind kind) {
    GivenLinks given = new GivenLinks(wiring.tables().subscriptions(), wiring.clock());
    return new RunLinks(wiring.secrets(), wiring.stores().statuses(), given, kind);
  }

  public BrowserSessions browserSessions() {
    return new BrowserSessions(attempts(), wiring.secrets());
  }

  public SignInAttempts attempts() {
    return new SignInAttempts(wiring.tables().subscriptions(), wiring.clock());
  }

  public ProgressSessions progressSessions() {
    return new ProgressSessions(wiring.tables().subscriptions(), wiring.clock());
  }

  public MicrosoftPages microsoftPages() {
    return new MicrosoftPages(
        wiring.microsoft().login(),
        wiring.environment().require("ENTRA_CLIENT_ID"),
        wiring.publicUrl());
  }

  public CodeExchange codeExchange() {
    return codeExchange("/signin/callback", "openid profile");
  }

  public CodeExchange exchangeCodeExchange() {
    return codeExchange("/authorization/callback", ExchangeLogin.SCOPE);
  }

  private CodeExchange codeExchange(String redirectPath, String scope) {
    MicrosoftWiring microsoft = wiring.microsoft();
    return new CodeExchange(
        microsoft.login(),
        microsoft.credential(),
        microsoft.idTokens(),
        wiring.publicUrl(),
        redirectPath,
        scope);
  }
}
