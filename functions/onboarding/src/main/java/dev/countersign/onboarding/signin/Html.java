package dev.countersign.onboarding.signin;

import java.util.List;
import java.util.stream.Collectors;

/** Parts of a page. Whatever text comes in is text and nothing else. */
final class Html {
  private static final String NEW_TAB = "<span class=\"unseen\"> (opens a new tab)</span>";

  private Html() {}

  static String paragraphs(List<String> texts) {
    return texts.stream().map(text -> "<p>" + escape(text) + "</p>").collect(Collectors.joining());
  }

  /**
   * A button that posts.
   *
   * @param action address that it posts to
   */
  static String form(String label, String action) {
    return "<form method=\"post\" action=\"%s\"><input type=\"hidden\" name=\"continue\" value=\"1\">"
            .formatted(escape(action))
        + "<button>%s</button></form>".formatted(escape(label));
  }

  /** A link that looks like a button. */
  static String link(String label, String address) {
    return "<p class=\"actions\"><a class=\"button\" href=\"%s\">%s</a></p>"
        .formatted(escape(address), escape(label));
  }

  /** A link to somewhere else, in a window of its own that learns nothing of this one. */
  static String away(String look, String label, String address) {
    return "<a class=\"%s\" href=\"%s\" target=\"_blank\" rel=\"noopener noreferrer\">%s%s</a>"
        .formatted(look, escape(address), escape(label), NEW_TAB);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
