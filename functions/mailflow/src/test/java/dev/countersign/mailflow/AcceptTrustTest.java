package dev.countersign.mailflow;

import static dev.countersign.mailflow.Accepting.LATER;
import static dev.countersign.mailflow.Accepting.QUEUED;
import static dev.countersign.mailflow.Accepting.REFUSED;
import static dev.countersign.mailflow.Samples.MESSAGE_ID;
import static dev.countersign.mailflow.Samples.TENANT_VALUE;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.failure.TemporaryFailure;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose mail is taken: the secret is a tenant's, and the sender is one of its people. */
class AcceptTrustTest {
  private final Accepting fixture = new Accepting();

  @ParameterizedTest
  @CsvSource({
    "kq7m2v9x4tza.qL3vQ8xRk0ZtW5nYc7HsJd2BfGmA9uEiOyTqVwXz-_4, WRONG_SECRET",
    "kq7m2v9x4tza.short, TENANT_HEADER_MALFORMED",
    "kq7m2v9x4tza, TENANT_HEADER_MALFORMED",
    "kq7m2v9x4tza., TENANT_HEADER_MALFORMED",
    "kq7m2v9x4tza.a.b, TENANT_HEADER_MALFORMED",
    "cq7m2v9x4tza.pL3vQ8xRk0ZtW5nYc7HsJd2BfGmA9uEiOyTqVwXz-_4, UNKNOWN_TENANT"
  })
  void refusesWithoutTheSecret(String value, String reason) {
    fixture.header("X-Countersign-Tenant").put("value", value);
    fixture.assertRefused(reason);
  }

  @Test
  void refusesASecretHeaderThatComesTwice() {
    fixture.headers().add(fixture.headers().get(1).deepCopy());
    fixture.assertRefused("TENANT_HEADER_REPEATED");
  }

  @Test
  void refusesAStrangersMessage() {
    fixture.headers().remove(1);
    fixture.assertRefused("NO_TENANT_HEADER");
  }

  @Test
  void refusesATenantThatHasNoSecretYet() {
    fixture.connections.save(Samples.connection().withSecretHash(""));
    fixture.assertRefused("WRONG_SECRET");
  }

  @Test
  void takesTheOldSecretForAWhileAfterANewOneWasMade() {
    Connection rotated =
        Samples.connection().withRotatedSecret("ab".repeat(32), fixture.clock.instant());
    fixture.connections.save(rotated);
    assertThat(fixture.accept()).isEqualTo(QUEUED);

    fixture.clock.advance(Connection.SECRET_OVERLAP);
    fixture.mail().put("messageId", "another");
    assertThat(fixture.accept()).isEqualTo(REFUSED);
    assertThat(fixture.ledger.find("another").orElseThrow().decision()).isEqualTo("WRONG_SECRET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mallory@example.net",
        "mallory@notbrightwater.example",
        "mallory@brightwater.example.example.net",
        "mallory@example"
      })
  void refusesSendersOfOtherDomains(String sender) {
    fixture.mail().put("source", sender);
    fixture.clock.advance(NewDomains.IN_DOUBT);
    fixture.assertRefused("FOREIGN_SENDER");
  }

  /** It was refused for good, though the next synchronisation would have seen its domain. */
  @Test
  void mailFromADomainThatIsNewWaitsUntilItIsKnown() {
    fixture.mail().put("source", "lena@brightwater-new.example");
    assertThat(fixture.accept()).as("it is announced again").isEqualTo(LATER);
    fixture.messages.put(
        MESSAGE_ID, ("X-Countersign-Tenant: " + TENANT_VALUE + "\r\n\r\n").getBytes(US_ASCII));
    assertThatThrownBy(fixture::acceptAgain)
        .as("and again")
        .isInstanceOfSatisfying(
            TemporaryFailure.class, e -> assertThat(e.code()).isEqualTo("SenderDomainUnknown"))
        .hasMessageNotContaining("brightwater");
    assertThat(fixture.ledger.find(MESSAGE_ID)).isEmpty();

    Connection connection = Samples.connection();
    fixture.connections.saveDomains(
        connection.subscriptionId(),
        connection.tenantId(),
        Set.of("brightwater.example", "brightwater-new.example"));
    assertThat(fixture.acceptAgain()).isEqualTo(QUEUED);
  }

  @Test
  void aStrangersDomainIsInNoDoubt() {
    fixture.mail().put("source", "lena@brightwater-new.example");
    fixture
        .header("X-Countersign-Tenant")
        .put("value", Samples.SUBSCRIPTION + "." + "B".repeat(43));
    fixture.assertRefused("WRONG_SECRET");
  }

  /** An accepted domain of Exchange may stand for its subdomains: their mail was refused. */
  @Test
  void takesSendersOfSubdomains() {
    fixture.mail().put("source", "lena@eu.Brightwater.example");
    assertThat(fixture.accept()).isEqualTo(QUEUED);
  }

  /** It would be announced for 36 hours, and each time look like a failure of ours. */
  @Test
  void refusesAStrangersMessageWhoseHeaderIsTooLong() {
    fixture.mail().put("headersTruncated", true);
    fixture.messages.put(MESSAGE_ID, "X-Padding: 1\r\n".repeat(100_000).getBytes(US_ASCII));
    fixture.assertRefused("NO_TENANT_HEADER");
  }

  @Test
  void takesTheNullSender() {
    fixture.mail().put("source", "<>");
    assertThat(fixture.accept()).isEqualTo(QUEUED);
    assertThat(fixture.entry().mailFrom()).isEmpty();
  }
}
