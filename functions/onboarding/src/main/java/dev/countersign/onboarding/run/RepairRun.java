package dev.countersign.onboarding.run;

/**
 * The input of an execution that repairs: it begins where an administrator authorises Exchange
 * Online, or after that.
 *
 * @param repair {@link #APP_ONLY} or {@link #SIGN_IN}
 */
public record RepairRun(String subscriptionId, String runId, String repair) {
  static final String APP_ONLY = "APP_ONLY";
  static final String SIGN_IN = "SIGN_IN";

  /**
   * @param appOnly whether the organisation lets us in with nobody signed in
   */
  public static RepairRun of(String subscriptionId, String runId, boolean appOnly) {
    return new RepairRun(subscriptionId, runId, appOnly ? APP_ONLY : SIGN_IN);
  }
}
