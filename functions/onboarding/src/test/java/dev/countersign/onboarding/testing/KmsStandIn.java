package dev.countersign.onboarding.testing;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/** KMS with one key: gives a data key out only for the encryption context it was made for. */
final class KmsStandIn implements KmsClient {
  static final String KEY_ID = "8f0c6e1a-2b3d-4c5e-9f70-1a2b3c4d5e6f";
  private final Map<SdkBytes, Made> made = new HashMap<>();

  private record Made(SdkBytes key, Map<String, String> context) {}

  @Override
  public GenerateDataKeyResponse generateDataKey(GenerateDataKeyRequest request) {
    if (!KEY_ID.equals(request.keyId()) || request.keySpec() != DataKeySpec.AES_256) {
      throw new IllegalArgumentException("Unexpected: " + request);
    }
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    SdkBytes sealed = SdkBytes.fromUtf8String(UUID.randomUUID().toString());
    made.put(sealed, new Made(SdkBytes.fromByteArray(key), request.encryptionContext()));
    return GenerateDataKeyResponse.builder()
        .plaintext(SdkBytes.fromByteArray(key))
        .ciphertextBlob(sealed)
        .build();
  }

  @Override
  public DecryptResponse decrypt(DecryptRequest request) {
    Made key = made.get(request.ciphertextBlob());
    if (key == null || !key.context().equals(request.encryptionContext())) {
      throw InvalidCiphertextException.builder().statusCode(400).build();
    }
    return DecryptResponse.builder().plaintext(key.key()).build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
