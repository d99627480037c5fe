package dev.countersign.onboarding.connection;

import dev.countersign.core.dns.DnsRecord;
import dev.countersign.onboarding.device.LastTry;
import dev.countersign.onboarding.drift.Drift;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the administrator has to do now.
 *
 * @param action one word for programs: {@code CONNECT}, {@code SIGN_IN}, {@code CHOOSE_SYNC_SCOPE},
 *     {@code CHOOSE_ROUTING_SCOPE}, {@code CONFIRM_CHANGES}, {@code ENTER_CODE}, {@code AUTHORIZE},
 *     {@code PUBLISH_RECORDS}, {@code WAIT}, {@code REPAIR} or {@code NONE}
 * @param text for people
 * @param url to open, a path until {@link #at}; with {@code SIGN_IN} and {@code AUTHORIZE}, and
 *     with {@code ENTER_CODE} for who may not use codes
 * @param userCode to enter; only with {@code ENTER_CODE}
 * @param verificationUri where to enter it; only with {@code ENTER_CODE}
 * @param expiresAt of the link or the code; ISO 8601, UTC
 * @param records that the public DNS has to show; only with {@code PUBLISH_RECORDS}
 * @param lastTry why there is another code; only with {@code ENTER_CODE}, from the second one on
 */
public record NextAction(
    String action,
    String text,
    @Nullable String url,
    @Nullable String userCode,
    @Nullable String verificationUri,
    @Nullable String expiresAt,
    @Nullable List<DnsRecord> records,
    @Nullable LastTry lastTry) {
  static NextAction of(String action, String text) {
    return new NextAction(action, text, null, null, null, null, null, null);
  }

  static NextAction publish(String text, List<DnsRecord> records) {
    return new NextAction("PUBLISH_RECORDS", text, null, null, null, null, records, null);
  }

  /** With the base URL before its path. */
  NextAction at(String publicUrl) {
    return url == null
        ? this
        : new NextAction(
            action, text, publicUrl + url, userCode, verificationUri, expiresAt, records, lastTry);
  }

  /** Unless there is something else to do: mend what a connection suffers from. */
  NextAction orRepair(@Nullable MailFlowView mailFlow, @Nullable Drift drift) {
    if (!action.equals("NONE")) {
      return this;
    }
    if (mailFlow != null && mailFlow.isBroken()) {
      return of(
          "REPAIR",
          "Exchange Online takes no mail back: mailFlow says why, and what to mend. Then POST"
              + " …/connection/repair tries the whole way.");
    }
    return drift == null || drift.changes().isEmpty()
        ? this
        : of(
            "REPAIR",
            "Somebody changed our objects in Exchange Online: drift says what. POST"
                + " …/connection/repair puts them back; leave them if the change was meant.");
  }

  /** Without link and code. */
  @Override
  public String toString() {
    return "NextAction[action=" + action + "]";
  }
}
