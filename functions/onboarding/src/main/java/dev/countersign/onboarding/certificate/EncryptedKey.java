package dev.countersign.onboarding.certificate;

import dev.countersign.core.failure.PermanentFailure;
import java.io.IOException;
import java.io.StringReader;
import java.util.Base64;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/**
 * A private key as PEM, encrypted with a passphrase (RFC 5958). ACM does not say with which cipher,
 * and the JDK's own classes do not know all that OpenSSL writes.
 */
final class EncryptedKey {
  private static final int LINE = 64;

  private EncryptedKey() {}

  /** The same key as PKCS #8 PEM in clear. */
  static String decrypt(String pem, String passphrase) {
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      if (!(parser.readObject() instanceof PKCS8EncryptedPrivateKeyInfo encrypted)) {
        throw unreadable("not an encrypted PKCS #8 key");
      }
      byte[] key =
          encrypted
              .decryptPrivateKeyInfo(
                  new JceOpenSSLPKCS8DecryptorProviderBuilder()
                      .setProvider(new BouncyCastleProvider())
                      .build(passphrase.toCharArray()))
              .getEncoded();
      return "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(key)
          + "\n-----END PRIVATE KEY-----\n";
    } catch (IOException | OperatorCreationException | PKCSException e) {
      // Without the cause: its message may quote what it could not read.
      throw unreadable(e.getClass().getSimpleName());
    }
  }

  private static PermanentFailure unreadable(String detail) {
    return new PermanentFailure(
        "CertificateUnreadable",
        "AWS Certificate Manager gave a private key that we cannot read. What this run made is taken"
            + " back. Report it, and deploy with ClientCertificates=OWN until then.",
        detail);
  }
}
