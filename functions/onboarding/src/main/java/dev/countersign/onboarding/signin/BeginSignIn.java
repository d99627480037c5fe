package dev.countersign.onboarding.signin;

import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.link.RunLink;
import dev.countersign.onboarding.link.RunLinks;
import dev.countersign.onboarding.signin.SignInAttempt.Stage;

/**
 * {@code POST /signin/{invitation}}, the button of {@link ShowInvitation}: sends the browser of an
 * administrator to Microsoft's sign-in page.
 */
public final class BeginSignIn extends PageHandler {
  private final RunLinks invitations;
  private final BrowserSessions sessions;
  private final MicrosoftPages pages;

  /** For Lambda. */
  public BeginSignIn() {
    this(Environment.ofLambda());
  }

  public BeginSignIn(Environment environment) {
    this(new Wiring(environment));
  }

  private BeginSignIn(Wiring wiring) {
    this(
        wiring.signIn().invitations(),
        wiring.signIn().browserSessions(),
        wiring.signIn().microsoftPages());
  }

  public BeginSignIn(RunLinks invitations, BrowserSessions sessions, MicrosoftPages pages) {
    this.invitations = invitations;
    this.sessions = sessions;
    this.pages = pages;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String token = request.path("invitation");
    RunLink link =
        invitations.open(token).orElseThrow(() -> Refusal.ofInvitation(invitations.fate(token)));
    SignInRun run = new SignInRun(link.subscriptionId(), link.runId());
    return sessions.begin(request, run, Stage.SIGN_IN, pages::signIn);
  }
}
