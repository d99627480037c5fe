package dev.countersign.core.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * By what a message is found whose Message-ID somebody knows. A hash, because the field is part of
 * the message's header, which the ledger does not keep; and of one tenant, so that nobody finds the
 * messages of another.
 */
public final class MessageKey {
  private MessageKey() {}

  /**
   * The key.
   *
   * @param headerMessageId value of Message-ID (RFC 5322, section 3.6.4), with or without angle
   *     brackets
   */
  public static String of(String subscriptionId, String headerMessageId) {
    String id = headerMessageId.strip().replaceAll("^<|>$", "");
    byte[] text = (subscriptionId + "\n" + id).getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
