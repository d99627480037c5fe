package dev.countersign.signature.place;

/** Knows the line of helpdesks that asks to answer above it: drawn, in whatever words. */
final class ReplyAbove {

  /** What Jira draws above "Reply above this line." */
  private static final String JIRA = "\u2014-\u2014-\u2014-\u2014";

  private static final int SHORTEST = "reply above this line".length();

  private ReplyAbove() {}

  static boolean is(String lowerCase) {
    // Zendesk's, in whatever language.
    return lowerCase.startsWith("##-") && lowerCase.endsWith("-##")
        || lowerCase.equals(JIRA)
        || isFramed(lowerCase) && asks(lowerCase);
  }

  private static boolean isFramed(String text) {
    int last = text.length() - 1;
    if (last <= SHORTEST) {
      return false;
    }
    char frame = text.charAt(0);
    return "#-=*_".indexOf(frame) >= 0
        && text.charAt(1) == frame
        && text.charAt(last) == frame
        && text.charAt(last - 1) == frame;
  }

  /** Authors draw lines for others to sign above, but not to reply. */
  private static boolean asks(String text) {
    return text.contains("repl")
        && (text.contains(" above this line") || text.contains(" below this line"));
  }
}
