package dev.countersign.local.microsoft365.identity;

import dev.countersign.local.microsoft365.http.Parameters;
import dev.countersign.local.microsoft365.http.Request;
import dev.countersign.local.microsoft365.http.Response;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Leads a browser through an interaction: choose an account, answer the question. */
final class Interactions {
  static final String SIGN_IN_PATH = "/common/login";
  static final String CONSENT_PATH = "/common/Consent/Set";
  private static final String SESSION_COOKIE = "ESTSAUTH";

  private record Open(Interaction interaction, @Nullable Account account) {}

  private final Map<String, Open> open = new ConcurrentHashMap<>();
  private final Map<String, Account> sessions = new ConcurrentHashMap<>();
  private final Tenants tenants;

  Interactions(Tenants tenants) {
    this.tenants = tenants;
  }

  /**
   * Shows the first page.
   *
   * @param selectAccount asks for the account even if somebody is signed in
   */
  Response start(Request request, Interaction interaction, boolean selectAccount) {
    String cookie = request.cookie(SESSION_COOKIE);
    Account signedIn = cookie == null ? null : sessions.get(cookie);
    if (signedIn != null && !selectAccount && isWelcome(signedIn, interaction)) {
      return proceed(interaction, signedIn);
    }
    String context = Secrets.opaque();
    open.put(context, new Open(interaction, null));
    return Pages.account(context, tenants.organizations(), interaction.home());
  }

  private static boolean isWelcome(Account account, Interaction interaction) {
    return interaction.home() == null || account.organization().equals(interaction.home());
  }

  private Response proceed(Interaction interaction, Account account) {
    Interaction.Question question = interaction.question(account);
    if (question == null) {
      return interaction.accepted(account);
    }
    String context = Secrets.opaque();
    open.put(context, new Open(interaction, account));
    return Pages.question(context, account, question);
  }

  /** {@code POST} of the account page. */
  Response signIn(Request request) {
    Parameters form = request.form();
    Interaction interaction = take(form).interaction();
    if (!accepts(form)) {
      return interaction.declined();
    }
    Account account = tenants.account(interaction.home(), form.get("account"));
    String session = Secrets.opaque();
    sessions.put(session, account);
    return proceed(interaction, account)
        .with("Set-Cookie", SESSION_COOKIE + "=" + session + "; Path=/; HttpOnly; SameSite=Lax");
  }

  /** {@code POST} of the question's page. */
  Response consent(Request request) {
    Open answered = take(request.form());
    Account account = answered.account();
    if (account == null) {
      throw expired();
    }
    return accepts(request.form())
        ? answered.interaction().accepted(account)
        : answered.interaction().declined();
  }

  private Open take(Parameters form) {
    String context = form.get("ctx");
    Open taken = context == null ? null : open.remove(context);
    if (taken == null) {
      throw expired();
    }
    return taken;
  }

  private static boolean accepts(Parameters form) {
    return "accept".equals(form.get("action"));
  }

  private static EntraException expired() {
    String text = "The session is not valid any more. Open the link from the application again.";
    return new EntraException("invalid_request", 50089, text);
  }
}
