package dev.countersign.mailflow;

import dev.countersign.core.pem.PemIdentity;
import dev.countersign.mailflow.smtp.ClientTls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * Certificates as PEM (PKCS#8 key, certificate, its issuers) in Secrets Manager. Each is kept in
 * memory for {@link #STALENESS}.
 */
final class SecretsManagerClientCertificates implements ClientCertificates {
  /** A renewed certificate is used after this at the latest; the old one is valid for longer. */
  static final Duration STALENESS = Duration.ofMinutes(10);

  private final SecretsManagerClient secrets;
  private final String prefix;
  private final ClientTls tls;
  private final Consumer<Duration> timeLeft;
  private final Clock clock;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  /**
   * @param timeLeft is told of each certificate that is read how long it is still valid
   */
  SecretsManagerClientCertificates(
      SecretsManagerClient secrets,
      String prefix,
      ClientTls tls,
      Consumer<Duration> timeLeft,
      Clock clock) {
    this.secrets = secrets;
    this.prefix = prefix;
    this.tls = tls;
    this.timeLeft = timeLeft;
    this.clock = clock;
  }

  private record Kept(String pem, SSLSocketFactory factory, Instant until) {}

  @Override
  public SSLSocketFactory socketFactory(String relayDomain) {
    Instant now = clock.instant();
    Kept found = kept.get(relayDomain);
    if (found == null || !now.isBefore(found.until())) {
      found = read(relayDomain, found, now.plus(STALENESS));
      kept.put(relayDomain, found);
    }
    return found.factory();
  }

  /** The same certificate keeps its sockets: connections made with them are still good. */
  private Kept read(String relayDomain, @Nullable Kept before, Instant until) {
    String pem = pem(relayDomain);
    PemIdentity identity = identity(pem);
    requireValid(identity);
    SSLSocketFactory factory =
        before != null && before.pem().equals(pem) ? before.factory() : tls.socketFactory(identity);
    return new Kept(pem, factory, until);
  }

  private static PemIdentity identity(String pem) {
    try {
      return PemIdentity.parse(pem);
    } catch (IllegalArgumentException e) {
      throw new ConnectionBroken(ConnectionBroken.CERTIFICATE_UNREADABLE, e);
    }
  }

  private void requireValid(PemIdentity identity) {
    Instant validUntil = identity.chain().get(0).getNotAfter().toInstant();
    Duration left = Duration.between(clock.instant(), validUntil);
    if (left.isNegative() || left.isZero()) {
      throw new ConnectionBroken(ConnectionBroken.CERTIFICATE_EXPIRED, null);
    }
    timeLeft.accept(left);
  }

  private String pem(String relayDomain) {
    try {
      return secrets.getSecretValue(get -> get.secretId(prefix + relayDomain)).secretString();
    } catch (ResourceNotFoundException e) {
      throw new ConnectionBroken(ConnectionBroken.CERTIFICATE_MISSING, e);
    }
  }
}
