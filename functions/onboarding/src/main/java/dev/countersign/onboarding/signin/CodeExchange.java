package dev.countersign.onboarding.signin;

import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.onboarding.microsoft.ClientCredential;
import dev.countersign.onboarding.microsoft.IdToken;
import dev.countersign.onboarding.microsoft.IdTokenRefused;
import dev.countersign.onboarding.microsoft.IdTokens;
import dev.countersign.onboarding.microsoft.LoginAnswer;
import dev.countersign.onboarding.microsoft.LoginClient;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exchanges an authorization code for the proof of who signed in (RFC 6749 section 4.1.3). */
public final class CodeExchange {
  private static final Logger LOG = LoggerFactory.getLogger(CodeExchange.class);
  private static final String ANY_TENANT = "organizations";
  private final LoginClient login;
  private final ClientCredential credential;
  private final IdTokens idTokens;
  private final String redirectUri;
  private final String scope;

  /**
   * @param redirectUri the one that the code was asked for with
   * @param scope the same
   */
  public CodeExchange(
      LoginClient login,
      ClientCredential credential,
      IdTokens idTokens,
      String redirectUri,
      String scope) {
    this.login = login;
    this.credential = credential;
    this.idTokens = idTokens;
    this.redirectUri = redirectUri;
    this.scope = scope;
  }

  /** The tokens for a code. */
  LoginAnswer redeem(String code, String codeVerifier) {
    LoginAnswer answer =
        login.post("/" + ANY_TENANT + "/oauth2/v2.0/token", form(code, codeVerifier));
    if (answer.error().equals("invalid_client")) {
      throw appRefused(answer);
    }
    if (!answer.isOk()) {
      LOG.warn("A code was refused: {}", answer.summary());
      throw Refusal.SIGN_IN_REFUSED.problem();
    }
    return answer;
  }

  /** The account that signed in. */
  IdToken accountOf(String code, String codeVerifier, String nonce) {
    LoginAnswer answer = redeem(code, codeVerifier);
    try {
      return idTokens.validate(answer.text("id_token"), credential.clientId(), nonce);
    } catch (IdTokenRefused e) {
      LOG.warn("An ID token was refused: {}", e.detail());
      throw Refusal.SIGN_IN_REFUSED.problem();
    }
  }

  private Map<String, String> form(String code, String codeVerifier) {
    Map<String, String> form = new HashMap<>(credential.formFields(ANY_TENANT));
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("code_verifier", codeVerifier);
    form.put("redirect_uri", redirectUri);
    form.put("scope", scope);
    return form;
  }

  private static PermanentFailure appRefused(LoginAnswer answer) {
    return new PermanentFailure(
        "AppRefused",
        "Microsoft does not accept the certificate of the Countersign app. Whoever runs this"
            + " deployment has to upload the app's current certificate in Entra ID; then open the"
            + " sign-in link again.",
        answer.summary());
  }
}
