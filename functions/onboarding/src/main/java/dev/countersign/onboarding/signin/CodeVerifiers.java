package dev.countersign.onboarding.signin;

import dev.countersign.onboarding.secret.Secret;
import dev.countersign.onboarding.secret.SecretName;
import dev.countersign.onboarding.secret.SecretStore;
import java.util.Optional;

/** The PKCE verifier of each sign-in (RFC 7636): without it, a stolen code is worth nothing. */
final class CodeVerifiers {
  private final SecretStore secrets;

  CodeVerifiers(SecretStore secrets) {
    this.secrets = secrets;
  }

  void save(SignInRun run, String nonce, String codeVerifier) {
    secrets.save(name(run, nonce), codeVerifier, SignInAttempts.LIFETIME);
  }

  Optional<String> take(SignInRun run, String nonce) {
    return secrets.take(name(run, nonce)).map(Secret::value);
  }

  private static SecretName name(SignInRun run, String nonce) {
    return new SecretName(run.subscriptionId(), run.runId(), "CodeVerifier#" + nonce);
  }
}
