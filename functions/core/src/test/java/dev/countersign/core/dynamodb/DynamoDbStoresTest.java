package dev.countersign.core.dynamodb;

import static dev.countersign.core.signature.SignatureIds.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.core.signature.SignatureRule;
import dev.countersign.core.subscription.Role;
import dev.countersign.core.subscription.Subscription;
import dev.countersign.signature.InlineImage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DynamoDbStoresTest {
  private static final String SUBSCRIPTION = "a23456789012";
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private final Tables tables = LocalTables.fresh();

  @Test
  void keepsSubscriptions() {
    DynamoDbSubscriptionStore store = new DynamoDbSubscriptionStore(tables.subscriptions());
    Subscription brightwater = new Subscription(SUBSCRIPTION, "Brightwater", "user-1", NOW);
    store.add(brightwater);

    assertThat(store.find(SUBSCRIPTION)).contains(brightwater);
    assertThatThrownBy(() -> store.add(brightwater)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void replacesTheMembersOfASubscriptionThatIsThere() {
    DynamoDbSubscriptionStore store = new DynamoDbSubscriptionStore(tables.subscriptions());
    Subscription alone = new Subscription(SUBSCRIPTION, "Brightwater", "user-1", NOW);
    Subscription shared = alone.withMembers(Map.of("user:user-2", Role.VIEWER));
    assertThatThrownBy(() -> store.replace(shared)).isInstanceOf(IllegalStateException.class);
    store.add(alone);

    store.replace(shared);

    assertThat(store.find(SUBSCRIPTION)).contains(shared);
  }

  @Test
  void keepsConnectionsStepByStep() {
    DynamoDbConnectionStore store = new DynamoDbConnectionStore(tables.subscriptions());
    Connection consented = organization("tid");
    store.saveOrganization(consented);
    store.saveRelayDomain(SUBSCRIPTION, "tid", "a23456789012.relay.example");
    store.changeSecrets(SUBSCRIPTION, now -> now.withRotatedSecret("ab12", NOW));
    store.saveOrganization(consented);

    assertThat(store.require(SUBSCRIPTION).relayDomain()).isEqualTo("a23456789012.relay.example");
    assertThat(store.require(SUBSCRIPTION).secretHash()).isEqualTo("ab12");
    store.forgetRelayDomain(SUBSCRIPTION, "another.relay.example");
    assertThat(store.require(SUBSCRIPTION).relayDomain()).isNotNull();
    store.forgetRelayDomain(SUBSCRIPTION, "a23456789012.relay.example");
    assertThat(store.require(SUBSCRIPTION).relayDomain()).isNull();
    assertThatThrownBy(() -> store.require("b23456789012")).isInstanceOf(PermanentFailure.class);
  }

  @Test
  void aConnectionToAnotherTenantStaysAsItIs() {
    DynamoDbConnectionStore store = new DynamoDbConnectionStore(tables.subscriptions());
    store.saveOrganization(organization("tid"));
    store.saveOrganization(organization("other"));

    assertThat(store.require(SUBSCRIPTION).tenantId()).isEqualTo("tid");
  }

  /** Two changes side by side: the one that comes second is made on what the first one left. */
  @Test
  void aSecretThatIsChangedMeanwhileIsNotLost() {
    DynamoDbConnectionStore store = new DynamoDbConnectionStore(tables.subscriptions());
    store.saveOrganization(organization("tid"));
    store.changeSecrets(SUBSCRIPTION, now -> now.withRotatedSecret("first", NOW));
    AtomicBoolean alone = new AtomicBoolean(true);

    store.changeSecrets(
        SUBSCRIPTION,
        now -> {
          if (alone.getAndSet(false)) {
            store.changeSecrets(SUBSCRIPTION, c -> c.withRotatedSecret("beside", NOW));
          }
          return now.withRotatedSecret("second", NOW);
        });

    assertThat(store.require(SUBSCRIPTION).secretHash()).isEqualTo("second");
    assertThat(store.require(SUBSCRIPTION).otherSecrets())
        .extracting("hash")
        .containsExactly("beside", "first");
  }

  private static Connection organization(String tenantId) {
    return new Connection(
        SUBSCRIPTION,
        tenantId,
        "Brightwater Instruments",
        "brightwater.onmicrosoft.com",
        Set.of("brightwater.example"),
        "brightwater.mail.protection.outlook.com",
        null,
        null);
  }

  @Test
  void anEntraTenantBelongsToOneSubscription() {
    DynamoDbConnectionStore store = new DynamoDbConnectionStore(tables.subscriptions());

    assertThat(store.claimTenant("tid", SUBSCRIPTION)).isTrue();
    assertThat(store.claimTenant("tid", SUBSCRIPTION)).isTrue();
    assertThat(store.claimTenant("tid", "b23456789012")).isFalse();
  }

  @Test
  void keepsASignatureWithItsImages() {
    DynamoDbSignatureStore store = new DynamoDbSignatureStore(tables.signatures());
    InlineImage logo = new InlineImage("logo", "image/png", new byte[] {1, 2, 3});
    store.save(
        SUBSCRIPTION, DEFAULT, new SavedSignature("v1", "<p>{{mail}}</p>", null, List.of(logo)));

    SavedSignature found = store.find(SUBSCRIPTION, DEFAULT).orElseThrow();
    assertThat(found.text()).isNull();
    assertThat(found.images()).singleElement().extracting("content").isEqualTo(logo.content());
  }

  @Test
  void keepsSignaturesByTheirIdentifiersAndTheRules() {
    DynamoDbSignatureStore store = new DynamoDbSignatureStore(tables.signatures());
    SavedSignature plain = new SavedSignature("v1", "<p>{{mail}}</p>", "{{mail}}", List.of());
    store.save(SUBSCRIPTION, DEFAULT, plain);
    store.save(SUBSCRIPTION, "external", plain);
    assertThat(store.rules(SUBSCRIPTION)).isEmpty();
    store.saveRules(SUBSCRIPTION, List.of(SignatureRule.EVERYBODY));

    assertThat(store.rules(SUBSCRIPTION)).containsExactly(SignatureRule.EVERYBODY);
    assertThat(store.findAll(SUBSCRIPTION)).containsOnlyKeys(DEFAULT, "external");
    store.remove(SUBSCRIPTION, "external");
    store.remove(SUBSCRIPTION, "external");
    assertThat(store.findAll(SUBSCRIPTION)).containsOnlyKeys(DEFAULT);
    assertThat(store.find(SUBSCRIPTION, "external")).isEmpty();
  }
}
