package dev.countersign.mailflow.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.check.CheckResult;
import dev.countersign.core.check.CheckResult.Verdict;
import dev.countersign.core.check.Checklist;
import dev.countersign.core.pem.PemIdentity;
import dev.countersign.mailflow.smtp.TestAuthority;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class CertificateCheckTest {
  private static final String SUBSCRIPTION = "kq7m2v9x4tza";
  private static final String DOMAIN = SUBSCRIPTION + ".relay.example";
  private static final PemIdentity IDENTITY = new TestAuthority().identity(DOMAIN);
  private static final Instant END = IDENTITY.chain().get(0).getNotAfter().toInstant();

  @Test
  void aCertificateThatIsGoodForLongIsGreen() {
    assertThat(check(END.minus(Duration.ofDays(60))))
        .isEqualTo(CheckResult.green("Client certificate", "good for 60 more days"));
  }

  @Test
  void itIsRedAMonthBeforeItsEnd() {
    CheckResult result = check(END.minus(Duration.ofDays(30)));

    assertThat(result.verdict()).isEqualTo(Verdict.RED);
    assertThat(result.mend()).contains("secret", "docs/operations.md");
  }

  @Test
  void itSaysWhenTheEndHasPassed() {
    assertThat(check(END.plusSeconds(1)).found()).isEqualTo("expired");
  }

  @Test
  void aMissingSecretIsRed() {
    UnaryOperator<String> none =
        domain -> {
          throw ResourceNotFoundException.builder().build();
        };

    assertThat(check(none, SUBSCRIPTION, END).found())
        .isEqualTo("there is no secret for this subscription");
  }

  @Test
  void withoutASubscriptionItSaysHowToNameOne() {
    CheckResult result = check(domain -> "", null, END);

    assertThat(result.verdict()).isEqualTo(Verdict.SKIPPED);
    assertThat(result.mend()).contains("--subscription");
  }

  private static CheckResult check(Instant now) {
    return check(
        domain -> domain.equals(DOMAIN) ? TestAuthority.pem(IDENTITY) : "", SUBSCRIPTION, now);
  }

  private static CheckResult check(
      UnaryOperator<String> pemOf, @Nullable String subscription, Instant now) {
    Checklist checks = new Checklist();
    new CertificateCheck(pemOf, "relay.example", Clock.fixed(now, ZoneOffset.UTC))
        .addTo(checks, subscription);
    return checks.results().get(0);
  }
}
