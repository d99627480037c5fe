package dev.countersign.onboarding.certificate;

import dev.countersign.core.failure.PermanentFailure;

/** A client certificate ends soon, and nothing renews it by itself. */
public final class CertificatesInDanger extends PermanentFailure {
  CertificatesInDanger(int count) {
    super(
        "CertificatesInDanger",
        count
            + " client certificates end within three weeks or cannot be renewed. The log names the"
            + " subscriptions. Look at the certificate in ACM: its record has to be in the DNS. When"
            + " it ends, Exchange Online takes no mail of the organisation back.",
        "see the log");
  }
}
