package dev.countersign.onboarding.api;

import org.jspecify.annotations.Nullable;

/**
 * What the administrator has to do now.
 *
 * @param action one word for programs: {@code CONNECT}, {@code SIGN_IN}, {@code CHOOSE_SYNC_SCOPE},
 *     {@code CHOOSE_ROUTING_SCOPE}, {@code CONFIRM_CHANGES}, {@code ENTER_CODE}, {@code AUTHORIZE},
 *     {@code WAIT} or {@code NONE}
 * @param text for people
 * @param url to open, a path until {@link #at}; with {@code SIGN_IN} and {@code AUTHORIZE}, and
 *     with {@code ENTER_CODE} for who may not use codes
 * @param userCode to enter; only with {@code ENTER_CODE}
 * @param verificationUri where to enter it; only with {@code ENTER_CODE}
 * @param expiresAt of the link or the code; ISO 8601, UTC
 */
public record NextAction(
    String action,
    String text,
    @Nullable String url,
    @Nullable String userCode,
    @Nullable String verificationUri,
    @Nullable String expiresAt) {
  static NextAction of(String action, String text) {
    return new NextAction(action, text, null, null, null, null);
  }

  /** With the base URL before its path. */
  NextAction at(String publicUrl) {
    return url == null
        ? this
        : new NextAction(action, text, publicUrl + url, userCode, verificationUri, expiresAt);
  }

  /** Without link and code. */
  @Override
  public String toString() {
    return "NextAction[action=" + action + "]";
  }
}
