package dev.countersign.onboarding.exchange;

import dev.countersign.core.failure.PermanentFailure;

/**
 * A try to authorise Exchange Online came to nothing, and nothing of it is kept: the code was left
 * to expire or declined, or it was not the right account. The state machines catch it by this
 * class's name and ask for another code, some times.
 */
public final class NotAuthorized extends PermanentFailure {
  private static final String NOTHING = " Nothing was changed in Exchange Online. ";

  private NotAuthorized(String code, String publicText, String detail) {
    super(code, publicText, detail);
  }

  /** Microsoft does not know the code any more. */
  public static NotAuthorized expired(String detail) {
    return new NotAuthorized(
        "AuthorizationExpired",
        "Nobody entered the code for Exchange Online in time, or Microsoft did not accept the"
            + " sign-in with it."
            + NOTHING
            + "A code is good for a quarter of an hour; have a Global Administrator at hand who"
            + " enters it. Where Microsoft's page says that access is blocked, open the link beside"
            + " the code instead.",
        detail);
  }

  /** Somebody said no, or may not say yes. */
  public static NotAuthorized declined(String detail) {
    return new NotAuthorized(
        "AuthorizationDeclined",
        "The sign-in to Exchange Online was cancelled or declined."
            + NOTHING
            + "Sign in as a Global Administrator, and confirm when Microsoft asks.",
        detail);
  }

  /** Microsoft does not let this account sign in. */
  public static NotAuthorized refused(String detail) {
    return new NotAuthorized(
        "AuthorizationRefused",
        "Microsoft refused the sign-in to Exchange Online."
            + NOTHING
            + "Check that the account is a Global Administrator's and may use the Exchange admin"
            + " API.",
        detail);
  }

  /** Somebody of another organisation than the consented one signed in. */
  public static NotAuthorized ofOtherTenant() {
    return new NotAuthorized(
        "WrongTenant",
        "The account belongs to another organisation than the one that gave consent, so its"
            + " sign-in was thrown away."
            + NOTHING
            + "Sign in as a Global Administrator of the organisation that is being connected.",
        "tid of the ID token is not the consented tenant");
  }

  /**
   * The account may not do what follows.
   *
   * @param roles as Microsoft calls them
   */
  static NotAuthorized withoutRoles(String roles) {
    return new NotAuthorized(
        "RolesMissing",
        "The signed-in account lacks these roles in Exchange Online: "
            + roles
            + ". Its sign-in was thrown away."
            + NOTHING
            + "Sign in as a Global Administrator, or add the account to a role group with these"
            + " roles first. A role that was given or activated just now takes a while, up to an"
            + " hour, until Exchange Online knows it.",
        roles);
  }

  /** What was authorised is not any more; also in the middle of the work. */
  public static NotAuthorized lost(String detail) {
    return new NotAuthorized(
        "AuthorizationLost",
        "The sign-in to Exchange Online is no longer valid. Try again and authorise with a"
            + " Global Administrator's account.",
        detail);
  }
}
