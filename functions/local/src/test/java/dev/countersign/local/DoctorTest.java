package dev.countersign.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.check.CheckResult;
import dev.countersign.core.check.CheckResult.Verdict;
import dev.countersign.core.lambda.Environment;
import dev.countersign.local.cli.doctor.CheckUp;
import dev.countersign.local.cli.doctor.DeployedLocally;
import dev.countersign.local.cloud.lambda.Functions;
import dev.countersign.local.cloud.lambda.LambdaFunction;
import dev.countersign.mailflow.doctor.CheckMailPath;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A check-up of the local deployment, before any organisation is connected. */
class DoctorTest {
  private static final String HOST = "brightwater.mail.protection.outlook.com";
  private static LocalDeployment deployment;
  private static List<CheckResult> results;

  @BeforeAll
  static void checkUp() {
    deployment = Deployments.start();
    results = new CheckUp(new DeployedLocally(deployment)).run(null, HOST, null);
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @Test
  void aSoundDeploymentHasNothingRed() {
    assertThat(results).filteredOn(r -> r.verdict() == Verdict.RED).isEmpty();
    assertThat(results).filteredOn(r -> r.verdict() == Verdict.GREEN).hasSize(10);
  }

  @Test
  void aProbeMessageIsRefusedAsAStrangers() {
    assertThat(result(results, "Event: a message comes in with its envelope").found())
        .isEqualTo("refused as a stranger's, as it should be");
  }

  /** SES calls the function all the same: it looked as if everything was well. */
  @Test
  void whatIsAnnouncedAndWasNeverWrittenIsRed() {
    Functions functions = deployment.cloud().functions();
    LambdaFunction checks = functions.function("CheckMailPath");
    Map<String, String> elsewhere = new HashMap<>(checks.environment());
    elsewhere.put("MESSAGES_PREFIX", "incoming/elsewhere/");
    functions.deploy(checks, () -> new CheckMailPath(new Environment(elsewhere)));
    try {
      CheckResult event =
          result(
              new CheckUp(new DeployedLocally(deployment)).run(null, HOST, null),
              "Event: a message comes in with its envelope");
      assertThat(event.verdict()).isEqualTo(Verdict.RED);
      assertThat(event.found()).isEqualTo("announced, but not in the bucket");
      assertThat(event.mend()).contains("s3:ListBucket");
    } finally {
      functions.deploy(checks);
    }
  }

  @Test
  void whatIsSkippedSaysHowItCanBeLookedAt() {
    assertThat(results)
        .filteredOn(r -> r.verdict() == Verdict.SKIPPED)
        .isNotEmpty()
        .allSatisfy(r -> assertThat(r.mend()).isNotBlank());
  }

  @Test
  void aHostThatIsNotThereAndATenantWithoutConsentAreRedWithWhatMendsThem() {
    List<CheckResult> red =
        new CheckUp(new DeployedLocally(deployment))
            .run(
                deployment.organization().tenantId(),
                "nobody.mail.protection.outlook.com",
                "kq7m2v9x4tza");

    CheckResult port = result(red, "Port 25 to Exchange Online");
    assertThat(port.verdict()).isEqualTo(Verdict.RED);
    assertThat(port.mend()).contains("port 25");
    CheckResult certificate = result(red, "Client certificate");
    assertThat(certificate.verdict()).isEqualTo(Verdict.RED);
    assertThat(certificate.found()).isEqualTo("there is no secret for this subscription");
    CheckResult permissions = result(red, "Entra app: permissions");
    assertThat(permissions.verdict()).isEqualTo(Verdict.RED);
    assertThat(permissions.mend()).contains("consented");
  }

  @Test
  void printsALineForEachAndSaysWhetherSomethingHasToBeMended() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<CheckResult> one = List.of(CheckResult.red("Port", "closed", "Open it."));

    assertThat(CheckUp.print(one, new PrintStream(out, true, UTF_8))).isFalse();

    assertThat(out.toString(UTF_8))
        .contains("RED      Port: closed")
        .contains("-> Open it.")
        .contains("1 to mend");
  }

  private static CheckResult result(List<CheckResult> all, String name) {
    return all.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }
}
