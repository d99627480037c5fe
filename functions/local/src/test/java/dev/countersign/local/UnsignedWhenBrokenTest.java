package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A client certificate expires: mail waits, then flows unsigned, and is signed again once mended.
 */
class UnsignedWhenBrokenTest {
  private static final String PROCESSED = "X-Countersign-Processed: 1";

  private final ExpiringCertificate mail = new ExpiringCertificate();
  private final Customer customer = mail.customer();

  @AfterEach
  void stop() {
    mail.close();
  }

  @Test
  void mailFlowsUnsignedWhileTheCertificateIsExpiredAndIsSignedAgainAfterwards() {
    customer.allowUnsignedWhenBroken();
    mail.letTheCertificateExpire();
    mail.send("waits@example.net");
    mail.awaitState("BROKEN");
    assertThat(mail.guard()).as("half an hour has not passed").isZero();
    assertThat(mail.isRouting()).isTrue();
    mail.hurry();

    assertThat(mail.guard()).isEqualTo(1);
    JsonNode bypassed = customer.connection();
    assertThat(mail.isRouting()).isFalse();
    assertThat(bypassed.at("/mailFlow/state").asText()).isEqualTo("BYPASSED");
    assertThat(bypassed.at("/mailFlow/text").asText())
        .contains("CERTIFICATE_EXPIRED", "without a signature", "Secrets Manager");
    assertThat(mail.guard()).as("nothing more to do").isZero();
    mail.send("straight@example.net");
    assertThat(mail.delivered("straight@example.net")).doesNotContain(PROCESSED);
    mail.checkDrift();
    assertThat(customer.connection().at("/drift/changes")).isEmpty();

    mail.mend();
    mail.tryAgainNow();
    assertThat(mail.delivered("waits@example.net")).contains(PROCESSED);
    mail.awaitEnabled();

    assertThat(mail.isRouting()).isTrue();
    assertThat(customer.connection().at("/mailFlow/state").asText()).isEqualTo("VERIFIED");
    assertThat(customer.audit().findValuesAsText("action"))
        .contains("DisableRouting", "EnableRouting");
    mail.send("signed@example.net");
    assertThat(mail.delivered("signed@example.net")).contains(PROCESSED);
  }

  @Test
  void aRepairTriesTheWholeWayAndSwitchesTheRuleOnAgain() {
    mail.goUnsigned();

    mail.mend();
    JsonNode repaired = customer.repair();

    assertThat(repaired.path("status").asText()).isEqualTo("CONNECTED");
    assertThat(mail.isRouting()).isTrue();
    // Its test message closed the circuit, which sends the waiting message on its way.
    assertThat(repaired.at("/mailFlow/state").asText()).isNotIn("BROKEN", "BYPASSED");
    mail.letTimePass();
    assertThat(mail.delivered("waits@example.net")).contains(PROCESSED);
    assertThat(mail.guard()).isZero();
  }

  /** The rule stayed off: only those who want mail unsigned were looked after. */
  @Test
  void whoChangesTheirMindHasMailWaitAgain() {
    mail.goUnsigned();

    customer.allowAppOnly();

    assertThat(mail.guard()).isEqualTo(1);
    assertThat(mail.isRouting()).isTrue();
    assertThat(mail.guard()).isZero();
  }

  /** The status said that we would enable the rule, and nobody was to do it any more. */
  @Test
  void whoForbidsUsAltogetherIsToldThatTheRuleStaysOffAndEnablesItByARepair() {
    mail.goUnsigned();

    customer.forbidAppOnly();
    mail.mend();

    assertThat(mail.guard()).isZero();
    assertThat(mail.isRouting()).isFalse();
    JsonNode bypassed = customer.connection();
    assertThat(bypassed.at("/mailFlow/state").asText()).isEqualTo("BYPASSED");
    assertThat(bypassed.at("/mailFlow/text").asText())
        .contains("App-only access was taken back", "connection/repair")
        .doesNotContain("we enable the rule again;");
    assertThat(bypassed.at("/next/action").asText()).isEqualTo("REPAIR");
    JsonNode repaired = customer.repair();
    assertThat(repaired.path("status").asText()).isEqualTo("CONNECTED");
    assertThat(mail.isRouting()).isTrue();
    assertThat(repaired.at("/mailFlow/state").asText()).isNotEqualTo("BYPASSED");
  }

  /** The status promised that the rule comes back by itself, though Microsoft let us in no more. */
  @Test
  void whoTookTheRoleBackIsToldThatTheRuleStaysOffAndGetsItBackWithTheRole() {
    mail.goUnsigned();
    mail.takeRoleBack();

    assertThat(mail.guard()).isZero();
    assertThat(customer.connection().at("/mailFlow/text").asText())
        .contains("does not let our app into Exchange Online", "docs/operations.md")
        .doesNotContain("we enable the rule again;");
    mail.mend();
    mail.tryAgainNow();
    assertThat(mail.delivered("waits@example.net")).contains(PROCESSED);
    assertThat(mail.guard()).isZero();
    assertThat(mail.isRouting()).isFalse();

    mail.giveRole();
    mail.awaitEnabled();
    assertThat(mail.isRouting()).isTrue();
  }

  /** A repair had no way in: it used the app's, and asked nobody to sign in. */
  @Test
  void whoTookTheRoleBackRepairsByASignIn() {
    mail.goUnsigned();
    mail.takeRoleBack();
    mail.guard();
    mail.mend();

    JsonNode repaired = customer.repair();

    assertThat(repaired.path("status").asText()).isEqualTo("CONNECTED");
    assertThat(repaired.path("steps").findValuesAsText("name")).contains("StartDeviceCode");
    assertThat(mail.isRouting()).isTrue();
  }

  @Test
  void whoDidNotAskForItKeepsItsMailWaiting() {
    customer.allowAppOnly();
    mail.letTheCertificateExpire();
    mail.send("waits@example.net");
    mail.awaitState("BROKEN");
    mail.hurry();

    assertThat(mail.guard()).isZero();
    assertThat(mail.isRouting()).isTrue();
  }
}
