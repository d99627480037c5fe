package dev.countersign.onboarding.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.core.lambda.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The one page that a browser is shown, with a title and a text of ours: nothing is echoed. */
final class Page {
  /** The address of the page holds a state or a code: it goes nowhere else. */
  private static final Map<String, String> HEADERS =
      Map.of(
          "content-type", "text/html; charset=utf-8",
          "cache-control", "no-store",
          "referrer-policy", "no-referrer",
          "x-content-type-options", "nosniff",
          "content-security-policy",
              "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");

  private Page() {}

  static ApiResponse of(int status, String title, String text) {
    String page = template().replace("{{title}}", escape(title)).replace("{{text}}", escape(text));
    return new ApiResponse(status, HEADERS, List.of(), page);
  }

  private static String template() {
    try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream("page.html"))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
