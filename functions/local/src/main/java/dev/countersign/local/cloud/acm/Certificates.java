package dev.countersign.local.cloud.acm;

import dev.countersign.local.cloud.aws.AwsError;
import dev.countersign.local.tls.Identity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All certificates of the account. They go on by themselves whenever somebody looks. */
final class Certificates {
  /** ACM user guide, "AWS Certificate Manager public certificates". */
  private static final Duration VALIDITY = Duration.ofDays(198);

  private static final Duration RENEWAL = Duration.ofDays(45);

  /** API reference, CertificateDetail, Status. */
  static final Duration PATIENCE = Duration.ofHours(72);

  /** API reference, RequestCertificate, IdempotencyToken. */
  private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

  private final String arnPrefix;
  private final Authority authority;
  private final Clock clock;
  private final Map<String, Certificate> certificates = new ConcurrentHashMap<>();

  Certificates(String arnPrefix, Authority authority, Clock clock) {
    this.arnPrefix = arnPrefix;
    this.authority = authority;
    this.clock = clock;
  }

  synchronized Certificate request(String domain, @Nullable String token, boolean exportable) {
    return certificates.values().stream()
        .filter(known -> token != null && token.equals(known.token()))
        .filter(known -> known.domain().equals(domain))
        .filter(known -> clock.instant().isBefore(known.requested().plus(TOKEN_LIFETIME)))
        .findFirst()
        .orElseGet(() -> create(domain, token, exportable));
  }

  private Certificate create(String domain, @Nullable String token, boolean exportable) {
    String arn = arnPrefix + ":certificate/" + UUID.randomUUID();
    Certificate created =
        new Certificate(
            arn,
            domain,
            token,
            "_" + hex(domain) + "." + domain + ".",
            "_" + hex(arnPrefix + domain) + ".xlfgrmvvlj.acm-validations.aws.",
            exportable,
            false,
            clock.instant(),
            null);
    certificates.put(arn, created);
    return created;
  }

  /** The same for a domain in an account, however often it is requested. */
  private static String hex(String of) {
    return UUID.nameUUIDFromBytes(of.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
  }

  synchronized Certificate find(String arn) {
    Certificate found = certificates.get(arn);
    if (found == null) {
      throw new AwsError(
          400, "ResourceNotFoundException", "Could not find certificate " + arn + ".");
    }
    Certificate now = goOn(found);
    certificates.put(arn, now);
    return now;
  }

  /** Issues what is proved, and renews what is exported, still proved and near its end. */
  private Certificate goOn(Certificate certificate) {
    Identity identity = certificate.identity();
    boolean due =
        identity == null ? !isTimedOut(certificate) : certificate.exported() && isEnding(identity);
    return due && isProved(certificate)
        ? certificate.issued(authority.issue(certificate.domain(), clock.instant().plus(VALIDITY)))
        : certificate;
  }

  private boolean isEnding(Identity identity) {
    Instant end = identity.certificate().getNotAfter().toInstant();
    return clock.instant().isAfter(end.minus(RENEWAL)) && clock.instant().isBefore(end);
  }

  private boolean isProved(Certificate certificate) {
    String target = authority.cname(certificate.recordName());
    return target != null && withDot(target).equals(certificate.recordValue());
  }

  private static String withDot(String name) {
    return name.endsWith(".") ? name : name + ".";
  }

  boolean isTimedOut(Certificate certificate) {
    return certificate.identity() == null
        && clock.instant().isAfter(certificate.requested().plus(PATIENCE));
  }

  String status(Certificate certificate) {
    Identity identity = certificate.identity();
    if (identity == null) {
      return isTimedOut(certificate) ? "VALIDATION_TIMED_OUT" : "PENDING_VALIDATION";
    }
    Instant end = identity.certificate().getNotAfter().toInstant();
    return clock.instant().isBefore(end) ? "ISSUED" : "EXPIRED";
  }

  synchronized void exported(Certificate certificate) {
    certificates.put(certificate.arn(), certificate.asExported());
  }

  synchronized void delete(String arn) {
    find(arn);
    certificates.remove(arn);
  }

  synchronized List<Certificate> all() {
    return List.copyOf(certificates.values());
  }
}
