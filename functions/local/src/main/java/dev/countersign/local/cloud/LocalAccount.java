package dev.countersign.local.cloud;

/** The one account and region of the local cloud. */
final class LocalAccount {
  static final String ACCOUNT = "000000000000";
  static final String REGION = "eu-central-1";
  static final String STACK = "countersign";

  private LocalAccount() {}

  /** {@code arn:aws:service:region:account}. */
  static String arnPrefix(String service) {
    return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT;
  }
}
