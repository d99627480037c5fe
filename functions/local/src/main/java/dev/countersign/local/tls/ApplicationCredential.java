package dev.countersign.local.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The credential of an application in Entra ID: an RSA key and a certificate that it signed itself,
 * as Microsoft takes them. Entra ID does not take elliptic-curve keys.
 */
public final class ApplicationCredential {
  private static final int KEY_BITS = 2048;
  private static final Duration VALIDITY = Duration.ofDays(90);

  private ApplicationCredential() {}

  /** A new one. */
  public static Identity create(Clock clock) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      KeyPair keys = generator.generateKeyPair();
      X500Principal name = new X500Principal("CN=Countersign");
      Instant now = clock.instant();
      JcaX509v3CertificateBuilder certificate =
          new JcaX509v3CertificateBuilder(
              name,
              BigInteger.valueOf(now.toEpochMilli()),
              Date.from(now.minus(Duration.ofDays(1))),
              Date.from(now.plus(VALIDITY)),
              name,
              keys.getPublic());
      return new Identity(
          keys.getPrivate(),
          List.of(
              new JcaX509CertificateConverter()
                  .getCertificate(
                      certificate.build(
                          new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())))));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("every JDK signs with RSA", e);
    }
  }
}
