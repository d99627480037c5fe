package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.microsoft365.exchange.AdminFault;
import dev.countersign.local.microsoft365.exchange.AdminFaults;
import dev.countersign.local.microsoft365.exchange.Configuration;
import dev.countersign.local.microsoft365.exchange.ExchangeObject;
import dev.countersign.local.microsoft365.identity.ConditionalAccess.Block;
import dev.countersign.local.microsoft365.identity.browser.Page;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Runs that end well, through everything that is deployed. */
class OnboardingConnectsTest {
  /** Header and content, each in base64 (RFC 7515 section 7.1); what is encrypted may begin so. */
  private static final Pattern JSON_WEB_TOKEN = Pattern.compile("eyJ[\\w-]{10,}\\.[\\w-]{10,}");

  /** Long enough to look at the tables while the tokens of the administrator are in them. */
  private static final Duration SLOW = Duration.ofSeconds(3);

  private LocalDeployment deployment;
  private Runs runs;
  private StoredData data;
  private SecretWatch watch;
  private Configuration before;
  private Customer customer;

  @BeforeEach
  void start() {
    deployment = Deployments.start();
    runs = new Runs();
    data = new StoredData();
    before = deployment.exchange().configuration();
    watch = new SecretWatch(deployment, data);
    customer = Customer.subscribed(deployment, step -> watch.look());
  }

  @AfterEach
  void stop() {
    runs.close();
    data.close();
    deployment.close();
  }

  @Test
  void connectsByTheCodeAndKeepsEverySecret() {
    connectAndKeepEverySecret(next -> customer.onboarding().authorize(next));
    assertThat(watch.secrets()).containsKeys("userCode", "deviceCode");
  }

  @Test
  void connectsByTheLinkAndKeepsEverySecret() {
    String tenant = deployment.organization().tenantId();
    deployment.microsoft().identity().conditionalAccess().blockDeviceCode(tenant, Block.SIGN_IN);
    connectAndKeepEverySecret(
        next -> {
          Page page = customer.administrator().accept(URI.create(next.path("url").asText()));
          assertThat(page.text()).contains("Authorization successful");
        });
  }

  private void connectAndKeepEverySecret(Consumer<JsonNode> authorize) {
    deployment.exchange().adminFaults().add("New-OutboundConnector", AdminFault.slow(SLOW), 1);
    JsonNode next = customer.consentAndChoose();
    watch.look();
    authorize.accept(next);
    customer.awaitStep("CreateOutboundConnector");
    watch.look();
    JsonNode connected = customer.awaitStatus("CONNECTED");
    watch.look();

    String execution = connected.path("executionArn").asText();
    assertThat(runs.awaitEnd(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThatOursWasAdded();
    assertThat(watch.seen()).contains("lena.hoffmann@brightwater.example");
    assertThatNoSecretIsIn(watch.seen() + SdkText.of(runs.history(execution)));
    assertThat(watch.seen() + SdkText.of(runs.history(execution))).doesNotContain("PRIVATE KEY");
    assertThat(data.dump()).doesNotContain("SECRET#", "WAIT#");
  }

  @Test
  void temporaryFaultsAreTriedAgainAndMakeNothingTwice() {
    AdminFaults faults = deployment.exchange().adminFaults();
    faults.add("New-OutboundConnector", AdminFault.status(503), 1);
    faults.add("New-InboundConnector", AdminFault.droppedAfterwards(), 1);
    faults.add("New-TransportRule", AdminFault.droppedAfterwards(), 1);
    customer.onboarding().authorize(customer.consentAndChoose());

    JsonNode connected = customer.awaitStatus("CONNECTED");

    assertThat(connected.path("failure").isMissingNode()).isTrue();
    assertThatOursWasAdded();
  }

  private static @Nullable String comment(ExchangeObject object) {
    return object.text(object.properties().containsKey("Comment") ? "Comment" : "Comments");
  }

  private String ourComment(ExchangeObject object) {
    return "Managed by Countersign. subscription=%s version=2 object=%s"
        .formatted(customer.subscriptionId(), object.name());
  }

  private void assertThatOursWasAdded() {
    Configuration after = deployment.exchange().configuration();
    List<ExchangeObject> old = ExchangeState.all(before);
    List<ExchangeObject> now = ExchangeState.all(after);
    assertThat(now).containsAll(old);
    assertThat(now)
        .filteredOn(object -> !old.contains(object))
        .allSatisfy(object -> assertThat(comment(object)).isEqualTo(ourComment(object)));
    assertThat(now)
        .filteredOn(object -> !old.contains(object))
        .extracting(ExchangeObject::name)
        .containsExactlyInAnyOrder(
            "Countersign outbound",
            "Countersign inbound",
            "Countersign out of office",
            "Countersign recall reports",
            "Countersign routing");
    assertThat(ExchangeState.allowedAddresses(after))
        .containsAll(ExchangeState.allowedAddresses(before))
        .doesNotHaveDuplicates()
        .hasSize(ExchangeState.allowedAddresses(before).size() + 2);
    assertThat(deployment.organization().domains().names())
        .contains(customer.subscriptionId() + ".relay.countersign.example");
  }

  private void assertThatNoSecretIsIn(String text) {
    String header = ExchangeState.tenantHeader(deployment.exchange().configuration());
    Map<String, String> secrets = watch.secrets();
    secrets.put("tenantSecret", header.substring(header.indexOf('.') + 1));
    assertThat(secrets)
        .containsKeys("accessToken", "refreshToken", "CodeVerifier", "Invitation", "Authorization");
    secrets.forEach(
        (kind, secret) -> {
          assertThat(secret).as(kind).isNotBlank();
          assertThat(text.contains(secret)).as(kind + " is there in clear").isFalse();
        });
    assertThat(JSON_WEB_TOKEN.matcher(text).find()).as("a token is there in clear").isFalse();
  }
}
