package dev.countersign.onboarding.signin;

/** What pages say in more than one {@link ConsentCase}: what happened, and what to do next. */
final class Told {
  static final String NO_LINK = "This sign-in link is not valid";
  static final String NOT_ASKED = "We did not ask for this answer";
  static final String OTHER_BROWSER = "This was started in another browser";
  static final String USED = "This answer was used already";
  static final String LATE = "That took too long";
  static final String UNCONFIRMED = "The sign-in could not be confirmed";
  static final String MICROSOFT = "Microsoft could not go on";
  static final String DENIED = "Consent was not given";
  static final String MISSING = "Something is missing";
  static final String OVER = "This onboarding is over";

  static final String AGAIN = "Open the sign-in link again";
  static final String YOURSELF = "Open the sign-in link yourself";
  static final String LOOK = "Connect to Microsoft 365 to see where";

  private Told() {}
}
