package dev.countersign.local.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.local.cloud.kms.KmsService;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

class KmsServiceTest {
  private static final String ARN = "arn:aws:kms:eu-central-1:000000000000";
  private static final Map<String, String> CONTEXT = Map.of("subscription", "a", "run", "b");

  private final AwsServer server = new AwsServer();
  private KmsClient kms;

  @BeforeEach
  void start() {
    KmsService service = new KmsService(ARN);
    service.createKey("one");
    service.createKey("two");
    server.serve(Map.of("kms", new JsonService("1.1", service)));
    kms = server.client(KmsClient.builder());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void decryptsWhatItEncryptedUnderTheSameContext() {
    SdkBytes sealed = encrypt();

    assertThat(kms.decrypt(d -> d.ciphertextBlob(sealed).encryptionContext(CONTEXT)).plaintext())
        .isEqualTo(SdkBytes.fromUtf8String("text"));
  }

  @Test
  void refusesAnotherContext() {
    SdkBytes sealed = encrypt();

    assertThatThrownBy(
            () ->
                kms.decrypt(
                    d -> d.ciphertextBlob(sealed).encryptionContext(Map.of("subscription", "a"))))
        .isInstanceOf(InvalidCiphertextException.class);
  }

  @Test
  void refusesAlteredCiphertext() {
    byte[] altered = encrypt().asByteArray();
    altered[altered.length - 1] ^= 1;

    assertThatThrownBy(
            () ->
                kms.decrypt(
                    d ->
                        d.ciphertextBlob(SdkBytes.fromByteArray(altered))
                            .encryptionContext(CONTEXT)))
        .isInstanceOf(InvalidCiphertextException.class);
  }

  @Test
  void refusesAKeyThatDidNotEncrypt() {
    SdkBytes sealed = encrypt();

    assertThatThrownBy(
            () ->
                kms.decrypt(
                    d ->
                        d.keyId(ARN + ":key/two")
                            .ciphertextBlob(sealed)
                            .encryptionContext(CONTEXT)))
        .isInstanceOf(IncorrectKeyException.class);
  }

  @Test
  void generatesADataKeyThatItDecrypts() {
    var dataKey =
        kms.generateDataKey(
            g -> g.keyId("one").keySpec(DataKeySpec.AES_256).encryptionContext(CONTEXT));

    assertThat(dataKey.plaintext().asByteArray()).hasSize(32);
    assertThat(dataKey.keyId()).isEqualTo(ARN + ":key/one");
    assertThat(
            kms.decrypt(d -> d.ciphertextBlob(dataKey.ciphertextBlob()).encryptionContext(CONTEXT))
                .plaintext())
        .isEqualTo(dataKey.plaintext());
  }

  @Test
  void knowsOnlyItsKeys() {
    assertThatThrownBy(() -> kms.generateDataKey(g -> g.keyId("no").keySpec("AES_256")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void encryptsNoMoreThan4096Bytes() {
    SdkBytes long4097 = SdkBytes.fromByteArray(new byte[4097]);

    assertThatThrownBy(() -> kms.encrypt(e -> e.keyId("one").plaintext(long4097)))
        .isInstanceOfSatisfying(
            KmsException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }

  @Test
  void countsRequestsByOperation() {
    encrypt();
    encrypt();

    assertThat(server.counts().snapshot()).containsExactlyEntriesOf(Map.of("kms.Encrypt", 2L));
  }

  private SdkBytes encrypt() {
    return kms.encrypt(
            e ->
                e.keyId("one")
                    .plaintext(SdkBytes.fromUtf8String("text"))
                    .encryptionContext(CONTEXT))
        .ciphertextBlob();
  }
}
