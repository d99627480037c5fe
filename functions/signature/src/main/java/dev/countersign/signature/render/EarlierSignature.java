package dev.countersign.signature.render;

import dev.countersign.signature.RenderedSignature;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises a signature in the plain text of a later message of the conversation. Text has no
 * place where a marker would not be seen or survive, so it is the words that are compared: quote
 * marks, new line breaks, lost accents, what a client adds around links and what a gateway puts in
 * their place do not matter.
 *
 * <p>A signature whose text has changed since, in the template or in the directory, is not
 * recognised: then the message gets the new one.
 */
public final class EarlierSignature {

  /** Fewer letters and digits than these may stand in anybody's text. */
  private static final int LEAST_LETTERS = 20;

  /** Words between two of the signature's: a link's target behind its text, quote marks. */
  private static final int MOST_WORDS_BETWEEN = 8;

  /** No letter begins so often as the signature does; a text made to cost time may. */
  private static final int MOST_BEGINNINGS = 1_000;

  /** What stands in a link's place may be far longer than the link. */
  private static final Pattern LINK = Pattern.compile("(?:https?://|www\\.)[^\\s<>]*");

  private EarlierSignature() {}

  /**
   * The signature's {@link SignatureMarker}, if its text stands there.
   *
   * @param text decoded text of a message or part, quoted text included
   * @param signature as it would be put there now
   */
  public static Set<String> in(String text, RenderedSignature signature) {
    String bare = withoutLinks(signature.text());
    boolean there =
        stands(signature.text(), text)
            || !bare.equals(signature.text()) && stands(bare, withoutLinks(text));
    return there ? SignatureMarker.in(signature.html()) : Set.of();
  }

  private static String withoutLinks(String text) {
    return LINK.matcher(text).replaceAll(" ");
  }

  private static boolean stands(String signature, String text) {
    List<String> wanted = words(signature);
    return letters(wanted) >= LEAST_LETTERS && isIn(words(text), wanted);
  }

  private static boolean isIn(List<String> words, List<String> wanted) {
    int beginnings = 0;
    for (int at = 0; at < words.size() && beginnings < MOST_BEGINNINGS; at++) {
      if (words.get(at).equals(wanted.get(0))) {
        beginnings++;
        if (isAt(words, at, wanted)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isAt(List<String> words, int start, List<String> wanted) {
    int at = start;
    for (String word : wanted) {
      int end = Math.min(words.size(), at + MOST_WORDS_BETWEEN + 1);
      int found = at >= end ? -1 : words.subList(at, end).indexOf(word);
      if (found < 0) {
        return false;
      }
      at += found + 1;
    }
    return true;
  }

  private static int letters(List<String> words) {
    int letters = 0;
    for (String word : words) {
      letters += word.length();
    }
    return letters;
  }

  /** Runs of letters and digits, in lower case and without accents. */
  private static List<String> words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        word.append(c);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK && !word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }
}
