package dev.countersign.local.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
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

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;
  private final Identity root;

  public LocalAuthority(Clock clock) {
    this.clock = clock;
    KeyPair keys = newKeys();
    X509v3CertificateBuilder builder = builder(NAME, keys, clock.instant().plus(VALIDITY));
    add(builder, Extension.basicConstraints, true, new BasicConstraints(true));
    add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    this.root = new Identity(keys.getPrivate(), List.of(sign(builder, keys)));
  }

  /** A certificate for a server (and, as public authorities issue them, for a client too). */
  public Identity issue(String... hostNames) {
    return issueUntil(clock.instant().plus(VALIDITY), hostNames);
  }

  /** The same with an end of its own, which may lie in the past. */
  public Identity issueUntil(Instant notAfter, String... hostNames) {
    KeyPair keys = newKeys();
    X509v3CertificateBuilder builder = builder(new X500Name("CN=" + hostNames[0]), keys, notAfter);
    GeneralName[] names = new GeneralName[hostNames.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = new GeneralName(GeneralName.dNSName, hostNames[i]);
    }
    add(builder, Extension.subjectAlternativeName, false, new GeneralNames(names));
    KeyPurposeId[] purposes = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
    add(builder, Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    X509Certificate leaf =
        sign(builder, new KeyPair(root.certificate().getPublicKey(), root.key()));
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

  private X509v3CertificateBuilder builder(X500Name subject, KeyPair keys, Instant notAfter) {
    Instant notBefore = clock.instant().minus(BACKDATING);
    Instant start = notBefore.isBefore(notAfter) ? notBefore : notAfter.minus(BACKDATING);
    return new JcaX509v3CertificateBuilder(
        NAME,
        new BigInteger(120, random),
        Date.from(start),
        Date.from(notAfter),
        subject,
        keys.getPublic());
  }

  private static void add(
      X509v3CertificateBuilder builder,
      org.bouncycastle.asn1.ASN1ObjectIdentifier type,
      boolean critical,
      org.bouncycastle.asn1.ASN1Encodable value) {
    try {
      builder.addExtension(type, critical, value);
    } catch (CertIOException e) {
      throw new IllegalStateException("an extension of ours cannot be encoded", e);
    }
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair issuer) {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate())));
    } catch (OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs with ECDSA", e);
    }
  }
}
