package dev.countersign.mailflow.preview;

import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.mailflow.preview.PreviewedCopy.PartView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;

/**
 * The copies to be looked at. Each signature is in a frame of its own, in which no script runs; it
 * may load images, as it may in a message.
 */
final class PreviewPage {
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Signatures of a message</title>
      <style>
      :root { color-scheme: light dark; }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
      iframe { width: 100%%; height: 18rem; resize: vertical; border: 1px solid #8888; border-radius: 6px; background: #fff; }
      pre { white-space: pre-wrap; border: 1px solid #8888; border-radius: 6px; padding: .5rem; }
      </style></head><body>
      <h1>Signatures of %s from %s</h1>
      %s</body></html>
      """;

  private static final String SIGNED =
      """
      <section><h2>To %s</h2>
      <ul>%s</ul>
      <iframe sandbox title="Signature in HTML" srcdoc="%s"></iframe>
      <details><summary>In messages of plain text</summary><pre>%s</pre></details></section>
      """;

  private static final String UNSIGNED =
      """
      <section><h2>To %s</h2>
      <p>No signature: %s.</p></section>
      """;

  private PreviewPage() {}

  static ApiResponse of(PreviewRequest asked, List<PreviewedCopy> copies) {
    String message = asked.reply() ? "a reply" : "a new message";
    String sections = copies.stream().map(PreviewPage::section).collect(Collectors.joining());
    return new ApiResponse(
        200,
        Map.of(
            "content-type", "text/html; charset=utf-8",
            "cache-control", "no-store",
            "x-content-type-options", "nosniff",
            "content-security-policy",
                "default-src 'none'; style-src 'unsafe-inline'; img-src data: https:;"
                    + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'"),
        List.of(),
        PAGE.formatted(message, escape(asked.from()), sections));
  }

  private static String section(PreviewedCopy copy) {
    String recipients = escape(String.join(", ", copy.recipients()));
    String html = copy.html();
    String text = copy.text();
    if (html == null || text == null) {
      return UNSIGNED.formatted(recipients, copy.unsigned());
    }
    String parts = copy.parts().stream().map(PreviewPage::part).collect(Collectors.joining());
    return SIGNED.formatted(recipients, parts, escape(html), escape(text));
  }

  private static String part(PartView part) {
    String kind =
        part.part().name().charAt(0) + part.part().name().substring(1).toLowerCase(Locale.ROOT);
    String rule = part.rule() == null ? "" : ", by the rule “" + escape(part.rule()) + "”";
    return "<li>" + kind + " “" + escape(part.signatureId()) + "”" + rule + "</li>";
  }

  private static String escape(String text) {
    return Entities.escape(text);
  }
}
