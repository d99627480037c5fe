package dev.countersign.local.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
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

/** One X.509 certificate (RFC 5280) before it is signed. */
final class CertificateBuilder {

  /** RFC 5280, 4.1.2.2: at most 20 octets, unpredictable. */
  private static final int SERIAL_BITS = 120;

  private final X509v3CertificateBuilder builder;

  CertificateBuilder(
      X500Name issuer, X500Name subject, PublicKey key, Instant notBefore, Instant notAfter) {
    this.builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(SERIAL_BITS, new SecureRandom()),
            Date.from(notBefore),
            Date.from(notAfter),
            subject,
            key);
  }

  CertificateBuilder authority() {
    add(Extension.basicConstraints, true, new BasicConstraints(true));
    add(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    return this;
  }

  /** Names of a host that is client and server. */
  CertificateBuilder hostNames(String... names) {
    return hostNames(List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth), names);
  }

  /** Names of a server, as ACM issues certificates since June 2025. */
  CertificateBuilder serverNames(String... names) {
    return hostNames(List.of(KeyPurposeId.id_kp_serverAuth), names);
  }

  private CertificateBuilder hostNames(List<KeyPurposeId> purposes, String... names) {
    GeneralName[] alternatives =
        Arrays.stream(names)
            .map(name -> new GeneralName(GeneralName.dNSName, name))
            .toArray(GeneralName[]::new);
    add(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
    add(
        Extension.extendedKeyUsage,
        false,
        new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
    return this;
  }

  X509Certificate sign(PrivateKey issuer) {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer)));
    } catch (OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs with ECDSA", e);
    }
  }

  private void add(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
    try {
      builder.addExtension(type, critical, value);
    } catch (CertIOException e) {
      throw new IllegalStateException("an extension of ours cannot be encoded", e);
    }
  }
}
