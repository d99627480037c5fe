package dev.countersign.signature.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.signature.Reason;
import dev.countersign.signature.Untouchable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Charsets but UTF-8 and ASCII, which most mail is in: others need not wait for this class. */
final class RareCharset {
  private static final List<String> STATEFUL = List.of("2022", "HZ", "UTF-7", "COMPOUND_TEXT");

  /** Names that mail programs write and Java does not know, or takes for another charset. */
  private static final Map<String, String> NAMES =
      Map.of(
          "iso-8859-8-i", "iso-8859-8",
          "iso-8859-8-e", "iso-8859-8",
          "cp949", "x-windows-949",
          "ks_c_5601", "x-windows-949",
          "x-gbk", "gbk",
          "cp-850", "ibm850",
          "koi8-ru", "koi8-u",
          "macintosh", "x-macroman",
          "x-mac-roman", "x-macroman");

  private static final String ASCII = ascii();

  private RareCharset() {}

  /** The charset of that name, if ASCII is in it what it seems. */
  static Charset named(String label) throws Untouchable {
    Charset charset = known(label);
    if (!isCommon(charset) && !containsAscii(charset)) {
      throw new Untouchable(Reason.UNSUPPORTED_CHARSET, charset.name());
    }
    return charset;
  }

  static Charset forName(String label) {
    String name = label.strip();
    String known = NAMES.get(name.toLowerCase(Locale.ROOT));
    if (known != null) {
      return Charset.forName(known);
    }
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      return Charset.forName(tidied(name));
    }
  }

  /** As it was meant where a program writes 'utf-8', UTF_8 or cp-1252. */
  private static String tidied(String name) {
    return name.replace("'", "").replaceAll("[_ ]", "-").replaceFirst("(?i)^cp-", "cp");
  }

  private static Charset known(String label) throws Untouchable {
    try {
      return forName(label);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new Untouchable(Reason.UNSUPPORTED_CHARSET, "not known here");
    }
  }

  /** What text is whose label is wrong or missing, and which is not ASCII. */
  static Charset guessed(String view) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(view.getBytes(ISO_8859_1)));
      return UTF_8;
    } catch (CharacterCodingException e) {
      return ISO_8859_1;
    }
  }

  private static boolean isCommon(Charset charset) {
    return charset.equals(UTF_8) || charset.equals(US_ASCII) || charset.equals(ISO_8859_1);
  }

  /** Stateful charsets pass the test in their first state, hence the names. */
  private static boolean containsAscii(Charset charset) {
    return !isStateful(charset.name().toUpperCase(Locale.ROOT))
        && charset.canEncode()
        && new String(ASCII.getBytes(US_ASCII), charset).equals(ASCII);
  }

  private static boolean isStateful(String name) {
    for (String part : STATEFUL) {
      if (name.contains(part)) {
        return true;
      }
    }
    return false;
  }

  private static String ascii() {
    StringBuilder ascii = new StringBuilder();
    for (char c = 0; c < 128; c++) {
      ascii.append(c);
    }
    return ascii.toString();
  }
}
