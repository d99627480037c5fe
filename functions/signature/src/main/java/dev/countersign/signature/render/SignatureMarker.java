package dev.countersign.signature.render;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The hidden marker by which a signature is recognised in a later message of the conversation.
 *
 * <p>It is a word of letters, digits and underscores, said twice: as the class of the element
 * around the signature, and as the name of an empty anchor in front of it. Comments, {@code data-}
 * attributes, hidden text and unknown elements are what clients throw away. A class stays when a
 * browser-based client (Outlook on the web, Gmail, Yahoo) quotes the message; such clients put a
 * prefix before it ({@code x_}, {@code m_-123}, {@code yiv123}), which a search for the word does
 * not mind. Outlook on the desktop drops classes that it does not know, but takes a named anchor
 * for a bookmark and keeps it: so it marks its own signatures ({@code _MailAutoSig}). A bookmark's
 * name begins with a letter and has at most 40 characters, so does this word.
 *
 * <p>The word is made of the sender and the signature's id, both hashed: another sender's copy of
 * the same signature does not count, and nothing is told to the recipient that is not in the
 * message.
 */
public final class SignatureMarker {

  private static final String PREFIX = "Countersign_";
  private static final int HASH_BYTES = 10;

  private SignatureMarker() {}

  /**
   * The word for one sender and signature.
   *
   * @param sender the sender's address, letter case ignored
   * @param version {@code <id of the signature>:<revision>}; the revision does not matter
   */
  public static String of(String sender, String version) {
    int colon = version.lastIndexOf(':');
    String id = colon < 0 ? version : version.substring(0, colon);
    byte[] hash =
        sha256()
            .digest((sender.toLowerCase(Locale.ROOT) + "\n" + id).getBytes(StandardCharsets.UTF_8));
    return PREFIX + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
  }

  /** The words of all signatures in HTML, decoded or its bytes read as ISO-8859-1. */
  public static Set<String> in(String html) {
    Set<String> markers = new TreeSet<>();
    int at = html.indexOf(PREFIX);
    while (at >= 0) {
      int end = at + PREFIX.length() + HASH_BYTES * 2;
      if (end <= html.length()) {
        markers.add(html.substring(at, end));
      }
      at = html.indexOf(PREFIX, at + PREFIX.length());
    }
    return markers;
  }

  static String around(String html, String marker) {
    return "<div class=\"" + marker + "\"><a name=\"" + marker + "\"></a>" + html + "</div>";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
