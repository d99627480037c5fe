package dev.countersign.core.connection;

import dev.countersign.core.subscription.SubscriptionIds;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a test message is sent: {@code probe.<subscriptionId>.<token>@<relay domain>}. Its domain
 * is the deployment's own, so whoever learns the token can send a message to nobody but us.
 */
public final class ProbeAddress {
  private static final Pattern FORM =
      Pattern.compile("probe\\.([a-z0-9]{12})\\.([0-9a-f]{32})@(.+)");

  private static final int TOKEN_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String subscriptionId;
  private final String token;
  private final String domain;

  private ProbeAddress(String subscriptionId, String token, String domain) {
    this.subscriptionId = subscriptionId;
    this.token = token;
    this.domain = domain;
  }

  /** A new one, with 128 random bits. */
  public static ProbeAddress next(String subscriptionId, String relayDomain) {
    byte[] token = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(token);
    return new ProbeAddress(subscriptionId, HexFormat.of().formatHex(token), relayDomain);
  }

  /** Empty, if {@code address} has another form. */
  public static Optional<ProbeAddress> parse(String address) {
    // Servers on the way may change the case.
    Matcher matcher = FORM.matcher(address.toLowerCase(Locale.ROOT));
    return matcher.matches() && SubscriptionIds.isValid(matcher.group(1))
        ? Optional.of(new ProbeAddress(matcher.group(1), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }

  public String subscriptionId() {
    return subscriptionId;
  }

  public String domain() {
    return domain;
  }

  /** SHA-256, in hex: what is kept of the token. */
  public String tokenHash() {
    return TenantHeader.hash(token);
  }

  /** As it stands in an envelope. */
  public String text() {
    return "probe." + subscriptionId + "." + token + "@" + domain;
  }

  /** Without the token: it may get into a log. */
  @Override
  public String toString() {
    return "ProbeAddress[subscriptionId=" + subscriptionId + "]";
  }
}
