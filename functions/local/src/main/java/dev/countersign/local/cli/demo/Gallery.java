package dev.countersign.local.cli.demo;

import java.util.List;

/** A page with each message as a mail client shows it, before and after. */
final class Gallery {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Countersign: before and after</title>
      <style>
      body{font-family:system-ui,sans-serif;margin:2rem;background:#f3f5f7;color:#22313f}
      h2{margin:2rem 0 .5rem} .pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
      .pair>div{min-width:0}
      iframe{width:100%;height:480px;border:1px solid #cfd6dc;background:#fff}
      </style></head><body><h1>Before and after</h1>
      """;

  /** Each frame as high as its message. */
  private static final String FOOT =
      """
      <script>
      addEventListener("load", () => {
        for (const frame of document.querySelectorAll("iframe")) {
          frame.style.height = 0;
          frame.style.height = frame.contentDocument.documentElement.scrollHeight + 2 + "px";
        }
      });
      </script></body></html>
      """;

  private Gallery() {}

  static String page(List<SignedMessage> messages) {
    StringBuilder page = new StringBuilder(HEAD);
    for (SignedMessage message : messages) {
      page.append("<h2>").append(escape(message.name())).append("</h2><div class=\"pair\">");
      frame(page, "Before", message.before());
      frame(page, "After", message.after());
      page.append("</div>\n");
    }
    return page.append(FOOT).toString();
  }

  // A sandbox: what is shown is mail, and mail is not to run scripts. Ours may measure it.
  private static void frame(StringBuilder page, String title, byte[] message) {
    page.append("<div><h3>")
        .append(title)
        .append("</h3><iframe sandbox=\"allow-same-origin\" title=\"")
        .append(title)
        .append("\" srcdoc=\"")
        .append(escape(new ShownMessage(message).html()))
        .append("\"></iframe></div>");
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
