package dev.countersign.onboarding.certificate;

import dev.countersign.core.run.TakenBack.Outcome;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * Where the mail path reads certificates: PEM (PKCS #8 key, certificate, its issuers) in Secrets
 * Manager, encrypted with the account's key for it. We can write secrets here and not read them.
 */
final class CertificateSecrets {
  private final SecretsManagerClient secrets;
  private final String prefix;

  /**
   * @param prefix of the secrets' names; the name in the certificate follows
   */
  CertificateSecrets(SecretsManagerClient secrets, String prefix) {
    this.secrets = secrets;
    this.prefix = prefix;
  }

  String secretName(String name) {
    return prefix + name;
  }

  boolean exists(String name) {
    try {
      return secrets.describeSecret(get -> get.secretId(secretName(name))).deletedDate() == null;
    } catch (ResourceNotFoundException e) {
      return false;
    }
  }

  /** Keeps a certificate instead of the one before. */
  void put(String name, String pem) {
    String secret = secretName(name);
    try {
      secrets.putSecretValue(put -> put.secretId(secret).secretString(pem));
    } catch (ResourceNotFoundException e) {
      secrets.createSecret(
          create ->
              create
                  .name(secret)
                  .description("Client certificate of a tenant. Managed by Countersign.")
                  .secretString(pem));
    }
  }

  /** Deletes it at once: a key that can be restored is a key that can be stolen. */
  Outcome remove(String name) {
    if (!exists(name)) {
      return Outcome.ALREADY_GONE;
    }
    secrets.deleteSecret(
        delete -> delete.secretId(secretName(name)).forceDeleteWithoutRecovery(true));
    return Outcome.REMOVED;
  }
}
