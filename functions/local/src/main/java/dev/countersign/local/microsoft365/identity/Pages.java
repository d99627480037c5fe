package dev.countersign.local.microsoft365.identity;

import dev.countersign.local.microsoft365.http.Response;
import dev.countersign.local.microsoft365.organization.Organization;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pages that a browser sees. They need no script. */
final class Pages {
  private static final String LAYOUT =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>{title}</title>
      <style>
      body { font: 16px/1.5 system-ui, sans-serif; background: #f2f2f2; color: #1b1b1b }
      main { max-width: 27rem; margin: 12vh auto; padding: 2.5rem; background: #fff }
      h1 { font-size: 1.5rem; font-weight: 600 }
      input { width: 100%; padding: .4rem; font: inherit; box-sizing: border-box }
      button { padding: .4rem 1.6rem; margin: 1rem .5rem 0 0; font: inherit }
      small { color: #666 }
      </style>
      </head>
      <body><main>
      <h1>{title}</h1>
      {content}
      <p><small>Microsoft 365 stand-in: no password is asked, and nothing leaves this machine.</small></p>
      </main></body>
      </html>
      """;

  private Pages() {}

  /** Chooses an account; the administrator is suggested. */
  static Response account(
      String context, List<Organization> organizations, @Nullable Organization home) {
    List<String> names =
        organizations.stream()
            .filter(o -> home == null || o.equals(home))
            .flatMap(o -> o.directoryRoles().keySet().stream().sorted())
            .toList();
    String options =
        names.stream()
            .map(name -> "<option value=\"" + escape(name) + "\">")
            .collect(Collectors.joining());
    String content =
        """
        <form method="post" action="%s">
        <input type="hidden" name="ctx" value="%s">
        <label>Account <input name="account" list="accounts" value="%s" required autofocus></label>
        <datalist id="accounts">%s</datalist>
        %s
        </form>
        """
            .formatted(
                Interactions.SIGN_IN_PATH,
                escape(context),
                escape(names.isEmpty() ? "" : names.get(0)),
                options,
                buttons("Next"));
    return page(200, "Pick an account", content);
  }

  static Response question(String context, Account account, Interaction.Question question) {
    String items =
        question.lines().stream()
            .map(line -> "<li>" + escape(line) + "</li>")
            .collect(Collectors.joining());
    String content =
        """
        <p>%s</p>
        <p>%s</p>
        <ul>%s</ul>
        <form method="post" action="%s">
        <input type="hidden" name="ctx" value="%s">
        %s
        </form>
        """
            .formatted(
                escape(account.person().userPrincipalName()),
                escape(question.text()),
                items,
                Interactions.CONSENT_PATH,
                escape(context),
                buttons(question.accept()));
    return page(200, question.title(), content);
  }

  static Response code(@Nullable String problem) {
    String content =
        """
        <p>%s</p>
        <form method="post" action="%s">
        <label>Code <input name="otc" maxlength="18" required autofocus autocomplete="off"></label>
        <button name="action" value="accept">Next</button>
        </form>
        """
            .formatted(
                escape(
                    problem == null ? "Enter the code displayed on your app or device" : problem),
                DeviceAuthorization.PAGE_PATH);
    return page(200, "Enter code", content);
  }

  static Response message(String title, String text) {
    return page(200, title, "<p>" + escape(text) + "</p>");
  }

  static Response error(EntraException error) {
    String text = "<p>Sorry, but we’re having trouble with signing you in.</p><p>%s</p>";
    return page(400, "Sign in", text.formatted(escape(error.description())));
  }

  private static String buttons(String accept) {
    return "<button name=\"action\" value=\"accept\">"
        + escape(accept)
        + "</button><button name=\"action\" value=\"cancel\" formnovalidate>Cancel</button>";
  }

  private static Response page(int status, String title, String content) {
    String html = LAYOUT.replace("{title}", escape(title)).replace("{content}", content);
    return Response.html(status, html).with("Cache-Control", "no-store");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
