package dev.countersign.core.dynamodb;

import static dev.countersign.core.signature.SignatureIds.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.ManualClock;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.directory.Person;
import dev.countersign.core.directory.Photo;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lookup.MailLookup;
import dev.countersign.core.lookup.MailLookup.Found;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.core.signature.SignatureRule;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoDbMailLookupTest {
  private static final String SUBSCRIPTION = "a23456789012";
  private static final String LENA = "lena@brightwater.example";
  private static final SavedSignature SIGNATURE =
      new SavedSignature("v1", "<p>{{mail}}</p>", null, List.of());

  private final Environment environment = LocalTables.freshEnvironment();
  private final Tables tables = LocalTables.of(environment);
  private final DynamoDbSignatureStore signatures = new DynamoDbSignatureStore(tables.signatures());
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-23T10:00:00Z"));
  private final List<String> requests = new ArrayList<>();
  private final MailLookup lookup = LocalTables.of(environment, this::counting).lookup(clock);

  @BeforeEach
  void fill() {
    new DynamoDbConnectionStore(tables.subscriptions())
        .save(
            new Connection(
                SUBSCRIPTION,
                "tid",
                "Brightwater",
                "brightwater.onmicrosoft.com",
                Set.of("brightwater.example"),
                "host.example",
                null,
                null));
    new DynamoDbDirectoryStore(tables.directory())
        .save(SUBSCRIPTION, new Person("1", Set.of(LENA), Map.of("mail", LENA)));
    signatures.save(SUBSCRIPTION, DEFAULT, SIGNATURE);
  }

  @Test
  void readsEverythingWithOneRequest() {
    Found found = lookup.find(SUBSCRIPTION, Set.of("Lena@Brightwater.example", "who@x.example"));

    assertThat(found.connection()).isNotNull();
    assertThat(found.people()).containsOnlyKeys(LENA);
    assertThat(found.rules()).containsExactly(SignatureRule.EVERYBODY);
    assertThat(found.signatures()).containsOnlyKeys(DEFAULT);
    assertThat(requests).containsExactly("batchGetItem");
  }

  @Test
  void findsThePhotoInTheSameRequest() {
    Photo photo = new Photo("etag", "image/jpeg", new byte[] {1, 2, 3});
    new DynamoDbPhotoStore(tables.directory()).save(SUBSCRIPTION, Map.of("1", photo));
    DynamoDbDirectoryStore directory = new DynamoDbDirectoryStore(tables.directory());
    Person lena = directory.findByAddress(SUBSCRIPTION, LENA).orElseThrow();
    directory.save(SUBSCRIPTION, lena.withPhoto("etag"));

    Found found = lookup.find(SUBSCRIPTION, Set.of(LENA));
    assertThat(Objects.requireNonNull(found.photos().get(LENA)).content())
        .isEqualTo(photo.content());
    assertThat(found.people().get(LENA)).isEqualTo(lena.withPhoto("etag"));
    assertThat(requests).containsExactly("batchGetItem");
  }

  @Test
  void asksForNothingAgainWithinAMinute() {
    lookup.find(SUBSCRIPTION, Set.of(LENA));
    lookup.find(SUBSCRIPTION, Set.of(LENA));
    assertThat(lookup.findConnection(SUBSCRIPTION)).isPresent();
    assertThat(requests).hasSize(1);

    clock.advance(MailLookup.STALENESS);
    lookup.find(SUBSCRIPTION, Set.of(LENA));
    assertThat(requests).hasSize(2);
  }

  @Test
  void seesAChangeAfterAMinute() {
    lookup.find(SUBSCRIPTION, Set.of(LENA));
    signatures.save(SUBSCRIPTION, DEFAULT, new SavedSignature("v2", "<p>new</p>", null, List.of()));
    assertThat(version(lookup.find(SUBSCRIPTION, Set.of(LENA)))).isEqualTo("v1");

    clock.advance(MailLookup.STALENESS);
    assertThat(version(lookup.find(SUBSCRIPTION, Set.of(LENA)))).isEqualTo("v2");
  }

  @Test
  void needsASecondRequestOnlyUntilItKnowsWhatTheRulesName() {
    signatures.save(SUBSCRIPTION, "external", SIGNATURE);
    signatures.saveRules(SUBSCRIPTION, List.of(rule("external")));
    assertThat(lookup.find(SUBSCRIPTION, Set.of(LENA)).signatures()).containsKey("external");
    assertThat(requests).hasSize(2);

    clock.advance(MailLookup.STALENESS);
    assertThat(lookup.find(SUBSCRIPTION, Set.of(LENA)).signatures()).containsKey("external");
    assertThat(requests).hasSize(3);
  }

  @Test
  void leavesOutASignatureThatIsNotThere() {
    signatures.saveRules(SUBSCRIPTION, List.of(rule("gone")));
    assertThat(lookup.find(SUBSCRIPTION, Set.of(LENA)).signatures()).isEmpty();
  }

  private static SignatureRule rule(String signature) {
    return new SignatureRule(
        "rule", null, signature, null, null, null, null, null, null, null, false);
  }

  private static String version(Found found) {
    return Objects.requireNonNull(found.signatures().get(DEFAULT)).version();
  }

  private DynamoDbClient counting(DynamoDbClient real) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              try {
                requests.add(method.getName());
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }
}
