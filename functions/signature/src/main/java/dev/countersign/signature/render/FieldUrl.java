package dev.countersign.signature.render;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts fields into addresses. Values are percent-encoded (RFC 3986), so that they stay in the part
 * of the address where the template has them; only a field that begins the address may bring a
 * scheme, and only one that links of a signature have.
 */
final class FieldUrl {

  private static final List<String> SCHEMES =
      List.of("https", "http", "mailto", "tel", "sms", "sip", "callto");

  /** What addresses with a field begin with, for people. */
  static final String BEGINNINGS = String.join(":, ", SCHEMES) + ":";

  private static final Set<String> SCHEMES_OF_VALUES = Set.of("http", "https", "mailto", "tel");

  /** WhatsApp's links have the digits of an international number only. */
  private static final Pattern WHATS_APP =
      Pattern.compile("(?i)https?://(wa\\.me/|api\\.whatsapp\\.com/send/?\\?phone=)");

  private FieldUrl() {}

  /** The address with all values in it; null if it is none that a signature may have. */
  static @Nullable String resolve(String template) {
    String trimmed = template.strip();
    String before = trimmed.substring(0, Math.max(0, trimmed.indexOf(Placeholder.OPEN)));
    boolean special = trimmed.indexOf(Placeholder.OPEN) == 0 || WHATS_APP.matcher(before).matches();
    int first = special ? trimmed.indexOf(Placeholder.CLOSE) + 1 : 0;
    String begin =
        Placeholder.replace(
            trimmed.substring(0, first), value -> before.isEmpty() ? begin(value) : digits(value));
    String scheme = special ? begin : trimmed;
    String url =
        begin + Placeholder.replace(trimmed.substring(first), value -> part(scheme, value));
    return SCHEMES.contains(scheme(url)) || url.equals(SenderPhoto.URL) ? url : null;
  }

  /** A value that is the whole address, or begins it; people leave out the scheme of web pages. */
  private static String begin(String value) {
    String url = value.strip();
    if (url.equals(SenderPhoto.URL)) {
      return url;
    }
    if (SCHEMES_OF_VALUES.contains(scheme(url))) {
      return encode(url, ":/?#[]@!$&'()*+,;=%");
    }
    boolean domain = scheme(url).isEmpty() && url.indexOf('.') > 0 && !url.startsWith("/");
    return domain ? "https://" + encode(url, "/?#&=+,;%@") : "";
  }

  private static String digits(String value) {
    return number(value).replaceFirst(";.*", "").replaceAll("\\D", "");
  }

  private static String part(String template, String value) {
    String scheme = scheme(template);
    if (scheme.equals("tel") || scheme.equals("sms") || scheme.equals("callto")) {
      return encode(number(value), "+-.()*;=");
    }
    return encode(value, scheme.equals("mailto") || scheme.equals("sip") ? "@+" : "");
  }

  /**
   * A telephone number as RFC 3966 has it: no slash, no zero in brackets that is dialled at home
   * only, and what is behind it as its extension.
   */
  private static String number(String value) {
    String joined = value.replaceAll("[\\s\\p{Z}/;=]", "");
    String abroad = joined.replaceFirst("^(\\+\\d+)\\(0\\)", "$1");
    return abroad.replaceFirst("(?i)(?<=\\d)(?:extension|ext|x)[.:]?(?=\\d+$)", ";ext=");
  }

  /** Everything but letters, digits, {@code -._~} and the given characters, in UTF-8. */
  private static String encode(String value, String kept) {
    StringBuilder encoded = new StringBuilder(value.length());
    value
        .codePoints()
        .forEach(
            c -> {
              String text = Character.toString(c);
              encoded.append(
                  kept.indexOf(c) >= 0 || c == '~'
                      ? text
                      : URLEncoder.encode(text, StandardCharsets.UTF_8)
                          .replace("+", "%20")
                          .replace("*", "%2A"));
            });
    return encoded.toString();
  }

  /** What stands before the first colon, if that can be a scheme; else nothing. */
  private static String scheme(String url) {
    int colon = url.indexOf(':');
    String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
    boolean valid = !scheme.isEmpty() && scheme.chars().allMatch(c -> c >= 'a' && c <= 'z');
    return valid ? scheme : colon < 0 || colon > firstOf(url, "/?#") ? "" : "unknown";
  }

  private static int firstOf(String url, String characters) {
    int first = 0;
    while (first < url.length() && characters.indexOf(url.charAt(first)) < 0) {
      first++;
    }
    return first;
  }
}
