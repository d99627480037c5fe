package dev.countersign.onboarding.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.onboarding.secret.RandomText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The one page that a browser is shown, with a title and a text of ours: nothing is echoed, and
 * nothing is loaded from anywhere.
 */
final class Page {
  private static final int MOMENT_SECONDS = 2;
  private static final int OK = 200;

  private static final String LOOK_AGAIN =
      "<noscript><meta http-equiv=\"refresh\" content=\"20\"></noscript>";

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
    return of(status, title, Html.paragraphs(paragraphs), List.of());
  }

  /** With a body in HTML, and cookies. */
  static ApiResponse of(int status, String title, String body, List<String> cookies) {
    String tone = status == OK ? "ok" : "problem";
    return new ApiResponse(status, headers("'none'", ""), cookies, html(tone, title, body));
  }

  static ApiResponse withButton(String title, List<String> paragraphs, Button button) {
    String body = Html.paragraphs(paragraphs) + Html.form(button.label(), button.action());
    return new ApiResponse(
        OK, headers("'self' " + button.leadsTo(), ""), List.of(), html("", title, body));
  }

  /** The browser asks again by itself. */
  static ApiResponse oneMoment() {
    String text = "Countersign is getting ready to take your answer. This page goes on by itself.";
    Map<String, String> headers = headers("'none'", "");
    headers.put("refresh", Integer.toString(MOMENT_SECONDS));
    return new ApiResponse(
        202, headers, List.of(), html("", "One moment", Html.paragraphs(List.of(text))));
  }

  /**
   * A page that goes on by itself, by the one script of ours, which may ask us and nobody else. It
   * is loaded anew where scripts are switched off.
   */
  static ApiResponse withScript(String title, String body, String script) {
    String policy = "script-src " + hash(script) + "; connect-src 'self';";
    return new ApiResponse(
        OK,
        headers("'none'", policy),
        List.of(),
        html("", title, body + "<script>" + script + "</script>", LOOK_AGAIN));
  }

  /** As a Content Security Policy names it: no other script runs. */
  private static String hash(String script) {
    return "'sha256-" + RandomText.sha256Base64(script) + "'";
  }

  /** The address of the page holds a state or a code: it goes nowhere else. */
  private static Map<String, String> headers(String formAction, String scriptPolicy) {
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", "text/html; charset=utf-8");
    headers.put("cache-control", "no-store");
    headers.put("referrer-policy", "no-referrer");
    headers.put("x-content-type-options", "nosniff");
    headers.put(
        "content-security-policy",
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none';"
            + (scriptPolicy.isEmpty() ? "" : " " + scriptPolicy)
            + " form-action "
            + formAction);
    return headers;
  }

  private static String html(String tone, String title, String body) {
    return html(tone, title, body, "");
  }

  private static String html(String tone, String title, String body, String head) {
    return resource("page.html")
        .replace("{{tone}}", tone)
        .replace("{{title}}", Html.escape(title))
        .replace("{{head}}", head)
        .replace("{{body}}", body);
  }

  /** A file beside this class. */
  static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
