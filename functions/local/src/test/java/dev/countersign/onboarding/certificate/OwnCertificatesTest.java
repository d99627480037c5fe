package dev.countersign.onboarding.certificate;

import static dev.countersign.onboarding.certificate.AcmFixture.NAME;
import static dev.countersign.onboarding.certificate.AcmFixture.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.run.RunTask.RunInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnCertificatesTest {
  private final AcmFixture fixture = new AcmFixture();
  private final OwnCertificates certificates =
      new OwnCertificates(
          new CertificateSecrets(fixture.secrets, "countersign/client-certificate/"));

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void saysWhereTheCertificateHasToBePut() {
    RunInput run = new RunInput(SUBSCRIPTION, "run");

    assertThat(certificates.obtain(run, NAME).orElseThrow().message())
        .contains("the secret countersign/client-certificate/" + NAME);
    fixture.putSecret("bought");
    assertThat(certificates.obtain(run, NAME)).isEmpty();
  }

  @Test
  void isNeverRemoved() {
    fixture.putSecret("bought");
    certificates.remove(SUBSCRIPTION, NAME);
    assertThat(fixture.secret()).isEqualTo("bought");
  }
}
