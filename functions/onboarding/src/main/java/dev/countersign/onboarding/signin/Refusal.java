package dev.countersign.onboarding.signin;

import dev.countersign.core.failure.Failure;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.onboarding.link.RunLinks.Fate;
import java.util.Arrays;
import java.util.Set;

/** Why a browser is not led on, each with the page that says so. */
enum Refusal {
  UNKNOWN_INVITATION(
      404,
      "This sign-in link is not valid",
      "It is incomplete, or was not made here. Nothing was changed. Copy the whole link again, or"
          + " ask whoever sent it to you for a new one."),
  INVITATION_EXPIRED(
      410,
      "This sign-in link has expired",
      "A link works for seven days. Nothing was changed. Ask whoever sent it to you for a new one;"
          + " Connect to Microsoft 365 makes it."),
  INVITATION_REPLACED(
      410,
      "There is a newer sign-in link",
      "Whoever invites you has made another one since, and only the newest works. Nothing was"
          + " changed. Open that one; Connect to Microsoft 365 shows it."),
  INVITATION_USED(
      410,
      "This sign-in link was used already",
      "The organisation has accepted, so the link has done its work. Nothing was changed. Look at"
          + " Connect to Microsoft 365 to see where onboarding stands."),
  INCOMPLETE(
      400,
      "Something is missing",
      "The answer came without what we sent along, so it was not used. Nothing was changed. Open"
          + " the sign-in link again."),
  UNKNOWN_STATE(
      400,
      "We did not ask for this answer",
      "It does not belong to a sign-in that was started here, so it was not used. Nothing was"
          + " changed. Open the sign-in link yourself to start one."),
  OTHER_BROWSER(
      403,
      "This was started in another browser",
      "The sign-in has to end in the browser where it began, with cookies allowed. Nothing was"
          + " changed. Open the sign-in link again."),
  REPLAYED(
      409,
      "This answer was used already",
      "Every answer counts once; going back or reloading sends it again. Nothing was changed by"
          + " that. Look at Connect to Microsoft 365 to see where onboarding stands."),
  EXPIRED(
      410,
      "That took too long",
      "A sign-in has to be finished within 15 minutes. Nothing was changed. Open the sign-in link"
          + " again."),
  RUN_OVER(
      409,
      "This onboarding is over",
      "It was finished, stopped, or started anew in the meantime. Nothing was changed. Look at"
          + " Connect to Microsoft 365 to see where it stands. To start anew, you or whoever invited"
          + " you makes a new link there."),
  ALREADY_CONSENTED(
      409,
      "Consent was given already",
      "The organisation has accepted already, perhaps in another window, and onboarding goes on."
          + " Nothing was changed by this answer. You can close this window."),
  NOT_YOURS_TO_WATCH(
      403,
      "Nothing to see in this browser",
      "Progress is shown in the browser in which the permissions were accepted, for eight hours."
          + " Nothing was changed. Look at Connect to Microsoft 365 to see where onboarding"
          + " stands."),
  UNKNOWN_AUTHORIZATION(
      404,
      "This link is not valid",
      "It is incomplete, or was not made here. Nothing was changed. Open it from Connect to"
          + " Microsoft 365, or from the page that shows the progress."),
  AUTHORIZATION_EXPIRED(
      410,
      "This link has expired",
      "It works for two hours. Nothing was changed. Look at Connect to Microsoft 365 to see where"
          + " onboarding stands."),
  AUTHORIZATION_REPLACED(
      410,
      "There is a newer link",
      "Only the newest link to authorise Exchange Online works. Nothing was changed. Open it from"
          + " Connect to Microsoft 365, or from the page that shows the progress."),
  AUTHORIZATION_USED(
      410,
      "This link was used already",
      "Exchange Online was authorised with it, or the code was entered instead. Nothing was"
          + " changed. Look at Connect to Microsoft 365 to see where onboarding stands."),
  AUTHORIZATION_DECLINED(
      403,
      "Exchange Online was not authorised",
      "Microsoft says that the request was declined, blocked by a policy of your organisation, or"
          + " that the account may not accept it. Nothing was changed, and onboarding still waits."
          + " Open the link again as a Global Administrator, or enter the code."),
  ALREADY_AUTHORIZED(
      409,
      "Exchange Online was authorised already",
      "The code was entered first, so this sign-in was thrown away. Nothing was changed by it. You"
          + " can close this window."),
  OTHER_ORGANIZATION(
      403,
      "That was another organisation",
      "The account belongs to another organisation than the one that gave consent, so its sign-in"
          + " was thrown away. Nothing was changed. Open the link again with an account of the"
          + " organisation that is being connected."),
  SIGN_IN_CANCELLED(
      403,
      "You did not sign in",
      "Microsoft says that the sign-in was cancelled or refused. Nothing was changed. Open the"
          + " sign-in link again and sign in as a Global Administrator."),
  SIGN_IN_REFUSED(
      403,
      "The sign-in could not be confirmed",
      "Microsoft did not confirm who signed in, so the sign-in was not used. Nothing was changed."
          + " Open the sign-in link again."),
  MICROSOFT_FAILED(
      503,
      "Microsoft could not go on",
      "Microsoft says that something went wrong on its side, and decided nothing. Nothing was"
          + " changed, and onboarding still waits. Open the link again in a few minutes."),
  CONSENT_DECLINED(
      403,
      "Consent was not given",
      "Microsoft says that the permission request was declined, or that the account may not accept"
          + " it. Nothing was changed, and onboarding still waits. Open the sign-in link again and"
          + " accept as a Global Administrator."),
  WRONG_TENANT(
      403,
      "That was another organisation",
      "Consent came for another organisation than the one that you signed in to, so it was not"
          + " used. Nothing was changed here. Open the sign-in link again and use one account for"
          + " both steps.");

  private static final Set<String> MICROSOFTS_FAULTS =
      Set.of("server_error", "temporarily_unavailable");

  private final int status;
  private final String title;
  private final String text;

  Refusal(int status, String title, String text) {
    this.status = status;
    this.title = title;
    this.text = text;
  }

  ApiProblem problem() {
    return new ApiProblem(status, name(), text);
  }

  static ApiProblem ofInvitation(Fate fate) {
    return switch (fate) {
      case UNKNOWN -> UNKNOWN_INVITATION.problem();
      case EXPIRED -> INVITATION_EXPIRED.problem();
      case REPLACED -> INVITATION_REPLACED.problem();
      case USED -> INVITATION_USED.problem();
      case OVER -> RUN_OVER.problem();
    };
  }

  static ApiProblem ofAuthorization(Fate fate) {
    return switch (fate) {
      case UNKNOWN -> UNKNOWN_AUTHORIZATION.problem();
      case EXPIRED -> AUTHORIZATION_EXPIRED.problem();
      case REPLACED -> AUTHORIZATION_REPLACED.problem();
      case USED -> AUTHORIZATION_USED.problem();
      case OVER -> RUN_OVER.problem();
    };
  }

  /**
   * Why a redirect with an error comes.
   *
   * @param error of RFC 6749 section 4.1.2.1, and what Microsoft adds to it
   */
  Refusal unlessMicrosoftFailed(String error) {
    return MICROSOFTS_FAULTS.contains(error) ? MICROSOFT_FAILED : this;
  }

  /** Of the page about a failure. */
  static String title(Failure failure) {
    return Arrays.stream(values())
        .filter(refusal -> refusal.name().equals(failure.code()))
        .findFirst()
        .map(refusal -> refusal.title)
        .orElse("That did not work");
  }
}
