package dev.countersign.signature.render;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a link leads, for readers of plain text. */
final class LinkTarget {

  private static final Pattern WEB = Pattern.compile("(?i)^https?://");
  private static final Pattern MAIL = Pattern.compile("(?i)^(?:mailto|sip):");
  private static final Pattern TELEPHONE = Pattern.compile("(?i)^(?:tel|sms|callto):");

  private LinkTarget() {}

  static boolean isWeb(String href) {
    return WEB.matcher(href).find();
  }

  /** What to write behind the text of a link; nothing where the text says it, or shows nothing. */
  static String behind(String shown, String href) {
    if (shown.isEmpty()) {
      return "";
    }
    if (isWeb(href)) {
      return isSame(shown, href) ? "" : href;
    }
    if (MAIL.matcher(href).find()) {
      String address = address(href);
      return contains(shown, address) ? "" : address;
    }
    // Numbers are written in many ways; where there is any, it is this one.
    boolean number = shown.chars().anyMatch(Character::isDigit);
    return TELEPHONE.matcher(href).find() && !number ? withoutScheme(href) : "";
  }

  /** Without subject and the like. */
  private static String withoutScheme(String href) {
    return href.substring(href.indexOf(':') + 1).replaceFirst("\\?.*", "").strip();
  }

  private static String address(String href) {
    String address = withoutScheme(href);
    try {
      return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return address;
    }
  }

  private static boolean contains(String shown, String address) {
    return shown.toLowerCase(Locale.ROOT).contains(address.toLowerCase(Locale.ROOT));
  }

  private static boolean isSame(String shown, String href) {
    String address = bare(href);
    String text = bare(shown);
    return text.equalsIgnoreCase(address) || address.equalsIgnoreCase("www." + text);
  }

  private static String bare(String url) {
    return WEB.matcher(url).replaceFirst("").replaceFirst("/$", "");
  }
}
