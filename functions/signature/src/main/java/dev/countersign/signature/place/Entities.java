package dev.countersign.signature.place;

import java.util.HashMap;
import java.util.Map;

/** Character references of HTML, as far as mail clients write them into letters and punctuation. */
final class Entities {

  /** Names of U+00A0 to U+00FF, in order (HTML 4, "Character entity references in HTML 4"). */
  private static final String LATIN_1 =
      "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn "
          + "sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest "
          + "Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave "
          + "Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave "
          + "Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig "
          + "ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute "
          + "ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

  private static final int LONGEST = 10;
  private static final Map<String, Integer> NAMED = named();

  private Entities() {}

  static String decode(String text) {
    int ampersand = text.indexOf('&');
    if (ampersand < 0) {
      return text;
    }
    StringBuilder decoded = new StringBuilder(text.length());
    int at = 0;
    while (ampersand >= 0) {
      decoded.append(text, at, ampersand);
      at = reference(text, ampersand, decoded);
      ampersand = text.indexOf('&', at);
    }
    return decoded.append(text, at, text.length()).toString();
  }

  private static int reference(String text, int ampersand, StringBuilder decoded) {
    int end = text.indexOf(';', ampersand);
    if (end > 0 && end - ampersand <= LONGEST) {
      int codePoint = codePoint(text.substring(ampersand + 1, end));
      if (codePoint > 0) {
        decoded.appendCodePoint(codePoint);
        return end + 1;
      }
    }
    decoded.append('&');
    return ampersand + 1;
  }

  private static int codePoint(String name) {
    if (name.startsWith("#")) {
      return number(name.substring(1));
    }
    Integer codePoint = NAMED.get(name);
    return codePoint == null ? Rare.CODE_POINTS.getOrDefault(name, 0) : codePoint;
  }

  private static int number(String digits) {
    try {
      boolean hex = digits.startsWith("x") || digits.startsWith("X");
      int number = hex ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits);
      return Character.isValidCodePoint(number) ? number : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static void put(String names, int first, Map<String, Integer> named) {
    int codePoint = first;
    for (String name : names.split(" ")) {
      named.put(name, codePoint++);
    }
  }

  private static Map<String, Integer> named() {
    Map<String, Integer> named = new HashMap<>();
    put(LATIN_1, 0xA0, named);
    named.put("lt", (int) '<');
    named.put("gt", (int) '>');
    named.put("amp", (int) '&');
    named.put("quot", (int) '"');
    named.put("apos", (int) '\'');
    named.put("rsquo", 0x2019);
    named.put("lsquo", 0x2018);
    named.put("ldquo", 0x201C);
    named.put("rdquo", 0x201D);
    named.put("ndash", 0x2013);
    named.put("mdash", 0x2014);
    named.put("hellip", 0x2026);
    named.put("scaron", 0x161);
    named.put("Scaron", 0x160);
    return named;
  }

  /**
   * Other blanks, marks of direction, and Greek as editors write it. Read when a name is none of
   * the others.
   */
  private static final class Rare {
    static final Map<String, Integer> CODE_POINTS = read();

    private static Map<String, Integer> read() {
      Map<String, Integer> rare = new HashMap<>();
      put("ensp emsp", 0x2002, rare);
      put("thinsp", 0x2009, rare);
      put("zwnj zwj lrm rlm", 0x200C, rare);
      put(
          "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho",
          0x391,
          rare);
      put("Sigma Tau Upsilon Phi Chi Psi Omega", 0x3A3, rare);
      put(
          "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho",
          0x3B1,
          rare);
      put("sigmaf sigma tau upsilon phi chi psi omega", 0x3C2, rare);
      return rare;
    }
  }
}
