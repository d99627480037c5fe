package dev.countersign.local.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the public certificate authorities on one machine. Its root is made anew with every
 * instance and trusted by nobody outside; elliptic-curve keys, because making them takes no time.
 */
public final class LocalAuthority {

  private static final Duration VALIDITY = Duration.ofDays(90);

  /** Clocks of tests may stand a little behind the machine's. */
  private static final Duration BACKDATING = Duration.ofDays(1);

  private static final X500Name NAME = new X500Name("CN=Countersign local authority");

  private final Clock clock;
  private final Identity root;

  /** The same for all servers: to make them takes a while. */
  private final KeyPair serverKeys = newRsaKeys();

  public LocalAuthority(Clock clock) {
    this.clock = clock;
    KeyPair keys = newKeys();
    Instant end = clock.instant().plus(VALIDITY);
    this.root =
        new Identity(
            keys.getPrivate(),
            List.of(builder(NAME, keys, end).authority().sign(keys.getPrivate())));
  }

  /** A certificate for a server (and, as public authorities issue them, for a client too). */
  public Identity issue(String... hostNames) {
    return issueUntil(clock.instant().plus(VALIDITY), hostNames);
  }

  /** The same with an end of its own, which may lie in the past. */
  public Identity issueUntil(Instant notAfter, String... hostNames) {
    KeyPair keys = newKeys();
    X500Name subject = new X500Name("CN=" + hostNames[0]);
    X509Certificate leaf = builder(subject, keys, notAfter).hostNames(hostNames).sign(root.key());
    return new Identity(keys.getPrivate(), List.of(leaf, root.certificate()));
  }

  /** A certificate for a server alone, with an RSA key, as ACM issues them. */
  public Identity issueForServer(String hostName, Instant notAfter) {
    KeyPair keys = serverKeys;
    X500Name subject = new X500Name("CN=" + hostName);
    X509Certificate leaf = builder(subject, keys, notAfter).serverNames(hostName).sign(root.key());
    return new Identity(keys.getPrivate(), List.of(leaf, root.certificate()));
  }

  /** The root certificate. */
  public X509Certificate certificate() {
    return root.certificate();
  }

  /** The root certificate as PEM. */
  public String toPem() {
    return Identity.toPem(certificate());
  }

  /** A PKCS #12 store that trusts this authority and nothing else. */
  public KeyStore trustStore() {
    try {
      KeyStore store = emptyKeyStore();
      store.setCertificateEntry("authority", certificate());
      return store;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK refuses to store a certificate", e);
    }
  }

  /** Writes {@link #trustStore()} for the JVM property {@code javax.net.ssl.trustStore}. */
  public void writeTrustStore(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      trustStore().store(out, Identity.PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK refuses to write its own key store", e);
    }
  }

  /** A trust manager for what this authority has signed. */
  public X509TrustManager trustManager() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trustStore());
      return (X509TrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK refuses its own key store", e);
    }
  }

  /** A context that trusts this authority and presents the identity, if there is one. */
  public SSLContext sslContext(@Nullable Identity identity) {
    return TlsContexts.of(identity, trustManager());
  }

  static KeyStore emptyKeyStore() throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (IOException e) {
      throw new IllegalStateException("an empty key store needs no input", e);
    }
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has the curve P-256", e);
    }
  }

  private static KeyPair newRsaKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  private CertificateBuilder builder(X500Name subject, KeyPair keys, Instant notAfter) {
    Instant usual = clock.instant().minus(BACKDATING);
    Instant notBefore = usual.isBefore(notAfter) ? usual : notAfter.minus(BACKDATING);
    return new CertificateBuilder(NAME, subject, keys.getPublic(), notBefore, notAfter);
  }
}
