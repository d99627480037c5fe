package dev.countersign.onboarding.signin;

import dev.countersign.onboarding.connection.NextAction;
import java.util.List;

/** The part of a page by which an administrator authorises Exchange Online: a code, or a link. */
final class AuthorizePart {
  private AuthorizePart() {}

  static String of(NextAction next) {
    return next.userCode() == null ? byLink(next) : byCode(next);
  }

  private static String byLink(NextAction next) {
    return Html.paragraphs(List.of(next.text()))
        + "<p class=\"actions\">"
        + Html.away("button", "Authorize", String.valueOf(next.url()))
        + "</p>";
  }

  private static String byCode(NextAction next) {
    String code = Html.escape(String.valueOf(next.userCode()));
    return lastTry(next)
        + Html.paragraphs(
            List.of(
                "One thing is left for you: copy the code, open Microsoft's page, enter the code"
                    + " there, and confirm the sign-in to Exchange Online as a Global Administrator of"
                    + " this organisation.",
                "A code is good for a quarter of an hour; after that a new one appears here."))
        + "<div class=\"code\"><span>Your code</span><code id=\"code\">%s</code><button id=\"copy\" class=\"quiet\" type=\"button\" hidden>Copy code</button></div>"
            .formatted(code)
        + "<p class=\"actions\">"
        + Html.away("button", "Authorize", String.valueOf(next.verificationUri()))
        + "</p>"
        + otherWay(next);
  }

  private static String lastTry(NextAction next) {
    return next.lastTry() == null
        ? ""
        : "<p class=\"notice\">%s Here is a new code.</p>"
            .formatted(Html.escape(next.lastTry().message()));
  }

  private static String otherWay(NextAction next) {
    return next.url() == null
        ? ""
        : "<p class=\"actions\">Your organisation does not allow codes? "
            + Html.away("", "Authorize without a code", next.url())
            + "</p>";
  }
}
