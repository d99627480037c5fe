package dev.countersign.onboarding.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.core.lambda.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The one page that a browser is shown, with a title and a text of ours: nothing is echoed. */
final class Page {
  private static final int MOMENT_SECONDS = 2;

  private Page() {}

  /**
   * What a page offers to do.
   *
   * @param action address that it posts to
   * @param leadsTo host that the answer redirects to: browsers hold redirects of a form to the
   *     page's policy, too
   */
  record Button(String label, String action, String leadsTo) {}

  static ApiResponse of(int status, String title, List<String> paragraphs) {
    return new ApiResponse(
        status, headers("'none'"), List.of(), html(title, paragraphs(paragraphs)));
  }

  static ApiResponse withButton(String title, List<String> paragraphs, Button button) {
    String form =
        "<form method=\"post\" action=\"%s\"><input type=\"hidden\" name=\"continue\" value=\"1\">"
                .formatted(escape(button.action()))
            + "<button>%s</button></form>".formatted(escape(button.label()));
    return new ApiResponse(
        200,
        headers("'self' " + button.leadsTo()),
        List.of(),
        html(title, paragraphs(paragraphs) + form));
  }

  /** The browser asks again by itself. */
  static ApiResponse oneMoment() {
    Map<String, String> headers = headers("'none'");
    headers.put("refresh", Integer.toString(MOMENT_SECONDS));
    String text = "Countersign is getting ready to take your answer. This page goes on by itself.";
    return new ApiResponse(202, headers, List.of(), html("One moment", paragraphs(List.of(text))));
  }

  /** The address of the page holds a state or a code: it goes nowhere else. */
  private static Map<String, String> headers(String formAction) {
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", "text/html; charset=utf-8");
    headers.put("cache-control", "no-store");
    headers.put("referrer-policy", "no-referrer");
    headers.put("x-content-type-options", "nosniff");
    headers.put(
        "content-security-policy",
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none';"
            + " form-action "
            + formAction);
    return headers;
  }

  private static String paragraphs(List<String> texts) {
    return texts.stream().map(text -> "<p>" + escape(text) + "</p>").collect(Collectors.joining());
  }

  private static String html(String title, String body) {
    return template().replace("{{title}}", escape(title)).replace("{{body}}", body);
  }

  private static String template() {
    try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream("page.html"))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
