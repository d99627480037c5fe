package dev.countersign.onboarding.doctor;

import dev.countersign.core.check.CheckResult;
import dev.countersign.core.check.Checklist;
import dev.countersign.core.dynamodb.Table;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Environment;
import java.util.Arrays;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;

/** The table and the key. */
final class AccountChecks {
  private static final String TABLE = "DynamoDB: subscriptions table";
  private static final String KEY = "KMS: key for tokens and codes";
  private static final Map<String, String> CONTEXT = Map.of("purpose", "doctor");

  private final Table subscriptions;
  private final KmsClient kms;
  private final String keyId;

  AccountChecks(Table subscriptions, KmsClient kms, String keyId) {
    this.subscriptions = subscriptions;
    this.kms = kms;
    this.keyId = keyId;
  }

  static AccountChecks of(Environment environment) {
    return new AccountChecks(
        Tables.of(environment).subscriptions(),
        KmsClient.builder().httpClient(UrlConnectionHttpClient.create()).build(),
        environment.require("SECRETS_KEY_ID"));
  }

  void addTo(Checklist checks) {
    checks
        .check(TABLE, "Deploy the stack again; see the function's log.", this::table)
        .check(KEY, "Enable the key SecretsKey of the stack, or deploy it again.", this::key);
  }

  private CheckResult table() {
    subscriptions.find("doctor", "NONE");
    return CheckResult.green(TABLE, "can be read");
  }

  private CheckResult key() {
    GenerateDataKeyResponse made =
        kms.generateDataKey(
            get -> get.keyId(keyId).keySpec(DataKeySpec.AES_256).encryptionContext(CONTEXT));
    byte[] opened =
        kms.decrypt(
                open ->
                    open.keyId(keyId)
                        .ciphertextBlob(made.ciphertextBlob())
                        .encryptionContext(CONTEXT))
            .plaintext()
            .asByteArray();
    return Arrays.equals(made.plaintext().asByteArray(), opened)
        ? CheckResult.green(KEY, "encrypts and decrypts")
        : CheckResult.red(KEY, "gave back something else", "Ask AWS: this cannot happen.");
  }
}
