package dev.countersign.core.subscription;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * Identifiers of subscriptions: a letter, then eleven letters or digits. They are labels of domain
 * names as well (the tenant's relay domain), so they keep to RFC 1035's letters and are in lower
 * case.
 */
public final class SubscriptionIds {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]{11}");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String LETTERS_AND_DIGITS = LETTERS + "0123456789";
  private static final int LENGTH = 12;

  private final SecureRandom random = new SecureRandom();

  /** A new one; 62 bits of chance. */
  public String next() {
    StringBuilder id = new StringBuilder().append(pick(LETTERS));
    while (id.length() < LENGTH) {
      id.append(pick(LETTERS_AND_DIGITS));
    }
    return id.toString();
  }

  /** Whether {@code text} can be an identifier at all. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  private char pick(String from) {
    return from.charAt(random.nextInt(from.length()));
  }
}
