package dev.countersign.local.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.local.cloud.secrets.SecretsManagerService;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class SecretsManagerServiceTest {
  private final AwsServer server = new AwsServer();
  private final SecretsManagerService service =
      new SecretsManagerService("arn:aws:secretsmanager:eu-central-1:0", Clock.systemUTC());
  private SecretsManagerClient secrets;

  @BeforeEach
  void start() {
    server.serve(Map.of("secretsmanager", new JsonService("1.1", service)));
    secrets = server.client(SecretsManagerClient.builder());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void givesASecretByNameAndByArn() {
    String arn = secrets.createSecret(c -> c.name("a/b").secretString("hidden")).arn();

    assertThat(arn).startsWith("arn:aws:secretsmanager:eu-central-1:0:secret:a/b-");
    assertThat(secrets.getSecretValue(g -> g.secretId("a/b")).secretString()).isEqualTo("hidden");
    assertThat(secrets.getSecretValue(g -> g.secretId(arn)).secretString()).isEqualTo("hidden");
  }

  @Test
  void givesSecretsThatWereThereFromTheBeginning() {
    service.put("ready", "text");

    assertThat(secrets.getSecretValue(g -> g.secretId("ready")).versionStages())
        .containsExactly("AWSCURRENT");
  }

  @Test
  void aNewValueIsANewVersionUnderTheSameArn() {
    var first = secrets.createSecret(c -> c.name("a").secretString("1"));
    secrets.putSecretValue(p -> p.secretId("a").secretBinary(SdkBytes.fromUtf8String("2")));
    var current = secrets.getSecretValue(g -> g.secretId("a"));

    assertThat(current.secretBinary().asUtf8String()).isEqualTo("2");
    assertThat(current.arn()).isEqualTo(first.arn());
    assertThat(current.versionId()).isNotEqualTo(first.versionId());
  }

  @Test
  void saysThatASecretIsNotThere() {
    assertThatThrownBy(() -> secrets.getSecretValue(g -> g.secretId("no")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> secrets.putSecretValue(p -> p.secretId("no").secretString("x")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void doesNotCreateASecretTwice() {
    secrets.createSecret(c -> c.name("a").secretString("1"));

    assertThatThrownBy(() -> secrets.createSecret(c -> c.name("a").secretString("2")))
        .isInstanceOf(ResourceExistsException.class);
  }

  @Test
  void aSecretMarkedForDeletionIsDescribedButNotGiven() {
    secrets.createSecret(c -> c.name("a").secretString("1"));
    secrets.deleteSecret(d -> d.secretId("a").recoveryWindowInDays(7L));

    assertThat(secrets.describeSecret(d -> d.secretId("a")).deletedDate()).isNotNull();
    assertThatThrownBy(() -> secrets.getSecretValue(g -> g.secretId("a")))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aSecretDeletedWithoutRecoveryIsGone() {
    secrets.createSecret(c -> c.name("a").secretString("1"));
    secrets.deleteSecret(d -> d.secretId("a").forceDeleteWithoutRecovery(true));

    assertThatThrownBy(() -> secrets.describeSecret(d -> d.secretId("a")))
        .isInstanceOf(ResourceNotFoundException.class);
  }
}
