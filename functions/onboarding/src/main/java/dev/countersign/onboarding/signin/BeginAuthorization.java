package dev.countersign.onboarding.signin;

import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.link.RunLink;
import dev.countersign.onboarding.link.RunLinks;
import dev.countersign.onboarding.signin.SignInAttempt.Stage;

/**
 * {@code GET /authorization/{authorization}}: sends the browser of an administrator to Microsoft to
 * authorise Exchange Online, where the organisation does not allow a code.
 */
public final class BeginAuthorization extends PageHandler {
  private final RunLinks links;
  private final BrowserSessions sessions;
  private final MicrosoftPages pages;

  /** For Lambda. */
  public BeginAuthorization() {
    this(Environment.ofLambda());
  }

  public BeginAuthorization(Environment environment) {
    this(new Wiring(environment));
  }

  private BeginAuthorization(Wiring wiring) {
    this(
        wiring.signIn().authorizationLinks(),
        wiring.signIn().browserSessions(),
        wiring.signIn().microsoftPages());
  }

  public BeginAuthorization(RunLinks links, BrowserSessions sessions, MicrosoftPages pages) {
    this.links = links;
    this.sessions = sessions;
    this.pages = pages;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String token = request.path("authorization");
    RunLink link = links.open(token).orElseThrow(() -> Refusal.ofAuthorization(links.fate(token)));
    SignInRun run = new SignInRun(link.subscriptionId(), link.runId());
    return sessions.begin(request, run, Stage.AUTHORIZATION, pages::authorization);
  }
}
