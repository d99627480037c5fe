package dev.countersign.signature;

import java.util.List;
import java.util.Set;

/**
 * Header fields that change on every message, signed or not.
 *
 * @param added whole lines without their CRLF, such as {@code X-Countersign-Processed: 1}; they are
 *     put at the very top, and a message that has a field of that name already is left alone and
 *     does not get a second one
 * @param removed names of fields that are taken out, every occurrence, whatever their case
 */
public record Marks(List<String> added, Set<String> removed) {
  public static final Marks NONE = new Marks(List.of(), Set.of());

  /** Refuses lines that are not one header field of ASCII. */
  public Marks {
    added = List.copyOf(added);
    removed = Set.copyOf(removed);
    for (String line : added) {
      if (!isField(line) || line.length() > 998) {
        throw new IllegalArgumentException("An added mark is one line, 'Name: value', in ASCII");
      }
    }
  }

  /** RFC 5322 section 2.2: a name of printable characters but the colon, then printable text. */
  private static boolean isField(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean inName = i < line.indexOf(':');
      if (c > '~' || c < (inName ? '!' : ' ')) {
        return false;
      }
    }
    return line.indexOf(':') > 0;
  }
}
