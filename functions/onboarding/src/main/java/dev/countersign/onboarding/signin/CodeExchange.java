package dev.countersign.onboarding.signin;

import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.onboarding.link.PublicUrl;
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
  private final PublicUrl publicUrl;
  private final String redirectPath;
  private final String scope;

  /**
   * @param redirectPath the one that the code was asked for with
   * @param scope the same
   */
  public CodeExchange(
      LoginClient login,
      ClientCredential credential,
      IdTokens idTokens,
      PublicUrl publicUrl,
      String redirectPath,
      String scope) {
    this.login = login;
    this.credential = credential;
    this.idTokens = idTokens;
    this.publicUrl = publicUrl;
    this.redirectPath = redirectPath;
    this.scope = scope;
  }

  /** The tokens for a code that came with a request. */
  LoginAnswer redeem(ApiRequest request, String codeVerifier) {
    LoginAnswer answer =
        login.post("/" + ANY_TENANT + "/oauth2/v2.0/token", form(request, codeVerifier));
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
  IdToken accountOf(ApiRequest request, String codeVerifier, String nonce) {
    LoginAnswer answer = redeem(request, codeVerifier);
    try {
      return idTokens.validate(answer.text("id_token"), credential.clientId(), nonce);
    } catch (IdTokenRefused e) {
      LOG.warn("An ID token was refused: {}", e.detail());
      throw Refusal.SIGN_IN_REFUSED.problem();
    }
  }

  private Map<String, String> form(ApiRequest request, String codeVerifier) {
    Map<String, String> form = new HashMap<>(credential.formFields(ANY_TENANT));
    form.put("grant_type", "authorization_code");
    form.put("code", request.query("code").orElseThrow(Refusal.INCOMPLETE::problem));
    form.put("code_verifier", codeVerifier);
    form.put("redirect_uri", publicUrl.of(request) + redirectPath);
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
