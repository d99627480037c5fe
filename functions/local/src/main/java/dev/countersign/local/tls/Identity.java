package dev.countersign.local.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;

/**
 * A private key and the certificates that prove whose it is.
 *
 * @param chain the leaf first, the authority last
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {

  /** The password of the key stores made here: they never leave the process or the test folder. */
  public static final String PASSWORD = "changeit";

  private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

  public Identity {
    chain = List.copyOf(chain);
  }

  /** The leaf certificate. */
  public X509Certificate certificate() {
    return chain.get(0);
  }

  /** A PKCS #12 key store with this identity under the alias {@code identity}. */
  public KeyStore toKeyStore() {
    try {
      KeyStore store = LocalAuthority.emptyKeyStore();
      store.setKeyEntry("identity", key, PASSWORD.toCharArray(), chain.toArray(new Certificate[0]));
      return store;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK refuses to store a key", e);
    }
  }

  /** Key managers that present this identity in a handshake. */
  public KeyManager[] keyManagers() {
    try {
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(toKeyStore(), PASSWORD.toCharArray());
      return factory.getKeyManagers();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK refuses its own key store", e);
    }
  }

  /** The key as PKCS #8 PEM, then the chain, leaf first. */
  public String toPem() {
    return keyToPem() + chainToPem();
  }

  /** The private key as PKCS #8 PEM. */
  public String keyToPem() {
    return pem("PRIVATE KEY", key.getEncoded());
  }

  /** The certificates as PEM, leaf first. */
  public String chainToPem() {
    StringBuilder text = new StringBuilder();
    chain.forEach(certificate -> text.append(toPem(certificate)));
    return text.toString();
  }

  /** The leaf certificate as PEM. */
  public String leafToPem() {
    return toPem(certificate());
  }

  /** Its issuers as PEM. */
  public String issuersToPem() {
    StringBuilder text = new StringBuilder();
    chain.stream().skip(1).forEach(certificate -> text.append(toPem(certificate)));
    return text.toString();
  }

  /** The private key as encrypted PKCS #8 PEM (RFC 8018: PBES2 with AES). */
  public String keyToEncryptedPem(String passphrase) {
    try {
      OutputEncryptor encryptor =
          new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
              .setProvider(new BouncyCastleProvider())
              .setPassword(passphrase.toCharArray())
              .build();
      byte[] encrypted =
          new PKCS8EncryptedPrivateKeyInfoBuilder(PrivateKeyInfo.getInstance(key.getEncoded()))
              .build(encryptor)
              .getEncoded();
      return pem("ENCRYPTED PRIVATE KEY", encrypted);
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException("a key of ours cannot be encrypted", e);
    }
  }

  static String toPem(X509Certificate certificate) {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate of ours cannot be encoded", e);
    }
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, PEM.encodeToString(der), label);
  }
}
