package dev.countersign.local.microsoft365.mail;

import dev.countersign.local.microsoft365.exchange.DomainNames;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The host names that a certificate proves: its subject and its alternative names. */
final class CertificateNames {

  private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=([^,]+)");
  private static final int DNS_NAME = 2;

  private CertificateNames() {}

  static List<String> of(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    Matcher subject = COMMON_NAME.matcher(certificate.getSubjectX500Principal().getName());
    if (subject.find()) {
      names.add(subject.group(1));
    }
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      if (alternatives != null) {
        alternatives.stream()
            .filter(entry -> entry.get(0).equals(DNS_NAME))
            .forEach(entry -> names.add(String.valueOf(entry.get(1))));
      }
    } catch (CertificateParsingException e) {
      return List.copyOf(names);
    }
    return names.stream().distinct().toList();
  }

  /**
   * Whether the certificate proves the domain that a connector names: one of its names is that
   * domain, or covers it with a wildcard, or lies within the connector's own wildcard.
   */
  static boolean prove(X509Certificate certificate, String domain) {
    return of(certificate).stream()
        .anyMatch(name -> DomainNames.matches(domain, name) || covers(name, domain));
  }

  /** RFC 6125: a wildcard in a certificate stands for exactly one label. */
  private static boolean covers(String name, String domain) {
    int dot = domain.indexOf('.');
    return name.startsWith("*.")
        && dot > 0
        && name.substring(1).equalsIgnoreCase(domain.substring(dot));
  }
}
