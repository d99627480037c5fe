package dev.countersign.onboarding.microsoft;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An RSA key and its certificate, from the textual encodings of RFC 7468.
 *
 * @param certificate the first one of the text
 */
record PemKeyPair(PrivateKey privateKey, X509Certificate certificate) {
  static PemKeyPair parse(String pem) throws GeneralSecurityException {
    byte[] key = block(pem, "PRIVATE KEY");
    byte[] certificate = block(pem, "CERTIFICATE");
    return new PemKeyPair(
        KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)),
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate)));
  }

  private static byte[] block(String pem, String label) throws InvalidKeySpecException {
    Matcher matcher =
        Pattern.compile("-----BEGIN " + label + "-----([^-]+)-----END " + label + "-----")
            .matcher(pem);
    if (!matcher.find()) {
      throw new InvalidKeySpecException("no block " + label);
    }
    return Base64.getMimeDecoder().decode(matcher.group(1).getBytes(US_ASCII));
  }
}
