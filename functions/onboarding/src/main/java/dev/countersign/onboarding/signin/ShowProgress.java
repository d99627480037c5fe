package dev.countersign.onboarding.signin;

import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.ConnectionStatus.FailureReason;
import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.connection.Status;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.connection.NextAction;
import dev.countersign.onboarding.connection.NextActions;
import java.util.List;

/**
 * {@code GET /progress}: shows the administrator who gave consent how onboarding goes on, and the
 * code for Exchange Online with a button that copies it. Only the browser in which consent was
 * given sees it; it changes nothing.
 */
public final class ShowProgress extends PageHandler {
  private static final String SCRIPT = Page.resource("progress.js");

  private final ProgressSessions sessions;
  private final StatusStore statuses;
  private final ConnectionStore connections;
  private final NextActions nextActions;

  /** For Lambda. */
  public ShowProgress() {
    this(Environment.ofLambda());
  }

  public ShowProgress(Environment environment) {
    this(new Wiring(environment));
  }

  private ShowProgress(Wiring wiring) {
    this(
        wiring.signIn().progressSessions(),
        wiring.stores().statuses(),
        wiring.stores().connections(),
        wiring.connection().nextActions());
  }

  public ShowProgress(
      ProgressSessions sessions,
      StatusStore statuses,
      ConnectionStore connections,
      NextActions nextActions) {
    this.sessions = sessions;
    this.statuses = statuses;
    this.connections = connections;
    this.nextActions = nextActions;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    SignInRun run = sessions.find(request).orElseThrow(Refusal.NOT_YOURS_TO_WATCH::problem);
    ConnectionStatus status = statuses.find(run.subscriptionId());
    if (!run.runId().equals(status.runId())) {
      throw Refusal.RUN_OVER.problem();
    }
    return switch (status.status()) {
      case IN_PROGRESS -> inProgress(run, status);
      case CONNECTED ->
          ended(
              status,
              "Connected",
              "Microsoft 365 is connected. Exchange Online takes 15 to 60 minutes to apply the rules;"
                  + " from then on e-mail gets its signatures. Nothing is left for you to do: you"
                  + " can close this window.");
      default ->
          ended(status, "Onboarding ended", "Nothing is connected. You can close this window.");
    };
  }

  private static ApiResponse ended(ConnectionStatus status, String title, String text) {
    FailureReason failure = status.failure();
    return failure == null
        ? Page.of(200, title, ProgressSteps.of(status) + Html.paragraphs(List.of(text)), List.of())
        : Page.of(409, "That did not work", List.of(failure.message(), whatNext(status)));
  }

  /** Whoever gave consent cannot start anything: that takes a token of the API. */
  private static String whatNext(ConnectionStatus status) {
    return (status.status() == Status.CONNECTED
            ? "Microsoft 365 stays connected as it was before. "
            : "")
        + "Whoever invited you sees this, too, in Connect to Microsoft 365, and can start again; you"
        + " get a new link then. You can close this window.";
  }

  private ApiResponse inProgress(SignInRun run, ConnectionStatus status) {
    NextAction next = nextActions.of(run.subscriptionId(), status);
    String what =
        switch (next.action()) {
          case "ENTER_CODE", "AUTHORIZE" -> AuthorizePart.of(next);
          case "CHOOSE_SYNC_SCOPE" -> theOther("whose contact data is synchronised");
          case "CHOOSE_ROUTING_SCOPE" -> theOther("whose mail gets a signature");
          case "CONFIRM_CHANGES" -> theOther("whether the planned changes are made");
          case "PUBLISH_RECORDS" ->
              Html.paragraphs(
                  List.of(
                      "Records have to be published in the DNS before this goes on. Whoever invited you"
                          + " sees them in Connect to Microsoft 365."));
          default -> Html.paragraphs(List.of(next.text()));
        };
    return Page.withScript(
        "Connecting Microsoft 365",
        "<div id=\"steps\">%s</div><div id=\"next\" role=\"status\">%s</div>"
            .formatted(organization(run) + ProgressSteps.of(status), what),
        SCRIPT);
  }

  /** Whoever took the account of another organisation sees it here first. */
  private String organization(SignInRun run) {
    return connections
        .find(run.subscriptionId())
        .map(
            found ->
                "Organisation: %s (%s)".formatted(found.organizationName(), found.initialDomain()))
        .map(text -> Html.paragraphs(List.of(text)))
        .orElse("");
  }

  private static String theOther(String choice) {
    return Html.paragraphs(
        List.of(
            "Whoever invited you now chooses, in Connect to Microsoft 365, "
                + choice
                + ". This page goes on by itself; please keep it open, since you will be needed"
                + " once more."));
  }
}
