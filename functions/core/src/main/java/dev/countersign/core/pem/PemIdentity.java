package dev.countersign.core.pem;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private key and its certificate chain.
 *
 * @param key RSA or elliptic curve
 * @param chain the certificate of {@code key} first, then its issuers
 */
public record PemIdentity(PrivateKey key, List<X509Certificate> chain) {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
  private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC");

  public PemIdentity {
    chain = List.copyOf(chain);
  }

  /**
   * Reads one unencrypted PKCS#8 key and at least one certificate (RFC 7468).
   *
   * @throws IllegalArgumentException if something is missing or unreadable; its message quotes
   *     nothing of {@code pem}
   */
  public static PemIdentity parse(String pem) {
    try {
      List<X509Certificate> chain = new ArrayList<>();
      for (byte[] block : blocks(pem, "CERTIFICATE")) {
        chain.add(certificate(block));
      }
      List<byte[]> keys = blocks(pem, "PRIVATE KEY");
      if (keys.size() != 1 || chain.isEmpty()) {
        throw new IllegalArgumentException(
            "One PKCS#8 private key and at least one certificate are needed; there are "
                + (keys.size() + " and " + chain.size() + "."));
      }
      return new PemIdentity(key(keys.get(0)), chain);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("A key or certificate in PEM is not readable.", e);
    }
  }

  private static List<byte[]> blocks(String pem, String label) {
    List<byte[]> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(pem);
    while (matcher.find()) {
      if (matcher.group(1).equals(label)) {
        blocks.add(
            Base64.getMimeDecoder().decode(matcher.group(2).getBytes(StandardCharsets.US_ASCII)));
      }
    }
    return blocks;
  }

  private static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private static PrivateKey key(byte[] der) throws GeneralSecurityException {
    GeneralSecurityException last = new GeneralSecurityException("no algorithm");
    for (String algorithm : KEY_ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (GeneralSecurityException e) {
        last = e;
      }
    }
    throw last;
  }
}
