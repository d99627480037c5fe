package dev.countersign.benchmarks;

/** A reply as Gmail writes it, with the message it answers below. */
record Conversation(String text, String html) {
  private static final String SENTENCE =
      "The second meter drifts by half a percent once it is warm, and the logs agree with that.";
  private static final String ATTRIBUTION =
      "On Sun, 22 Nov 2026 at 16:30, Grace Okafor <grace.okafor@customer.example> wrote:";

  /**
   * @param paragraphs of the quoted message; the reply itself has a third of them
   */
  static Conversation reply(int paragraphs) {
    StringBuilder text = new StringBuilder("Hello Grace,\n\n");
    StringBuilder html =
        new StringBuilder("<html><head><title></title></head><body><div dir=\"ltr\">");
    html.append("<div>Hello Grace,</div>\n");
    for (int i = 0; i < Math.max(1, paragraphs / 3); i++) {
      text.append(SENTENCE).append("\n").append(SENTENCE).append("\n\n");
      html.append("<p>").append(SENTENCE).append("\n").append(SENTENCE).append("</p>\n");
    }
    html.append("</div><br>\n");
    quote(paragraphs, text, html);
    return new Conversation(text.toString(), html.append("</body></html>\n").toString());
  }

  private static void quote(int paragraphs, StringBuilder text, StringBuilder html) {
    text.append(ATTRIBUTION).append("\n\n");
    html.append("<div class=\"gmail_quote gmail_quote_container\"><div class=\"gmail_attr\">");
    html.append(ATTRIBUTION.replace("<", "&lt;").replace(">", "&gt;")).append("<br></div>\n");
    html.append("<blockquote class=\"gmail_quote\" style=\"margin:0 0 0 .8ex;");
    html.append("border-left:1px #ccc solid;padding-left:1ex\">\n");
    for (int i = 0; i < paragraphs; i++) {
      text.append("> ").append(SENTENCE).append("\n> ").append(SENTENCE).append("\n>\n");
      html.append("<p style=\"margin:0\"><span style=\"font-family:Arial,sans-serif\">");
      html.append(SENTENCE).append("<br>\n").append(SENTENCE).append("</span></p>\n");
    }
    html.append("</blockquote></div>\n");
  }
}
