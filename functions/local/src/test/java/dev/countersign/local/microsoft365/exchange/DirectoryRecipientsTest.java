package dev.countersign.local.microsoft365.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.microsoft365.organization.Domain;
import dev.countersign.local.microsoft365.organization.Group;
import dev.countersign.local.microsoft365.organization.Person;
import dev.countersign.local.microsoft365.organization.SampleOrganization;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DirectoryRecipientsTest {

  private final dev.countersign.local.microsoft365.organization.Organization brightwater =
      SampleOrganization.brightwater();
  private final Organization exchange = Organization.of(brightwater, SmallOrganization.HOST);
  private final Recipients recipients = exchange.recipients();
  private final List<Person> people =
      brightwater.directory().people().stream().filter(person -> person.mail() != null).toList();

  @Test
  void knowsTheOrganisationsDomains() {
    Domain added = brightwater.domains().add("new.example");
    Objects.requireNonNull(added);

    assertThat(exchange.initialDomain()).isEqualTo("brightwater.onmicrosoft.com");
    assertThat(exchange.defaultDomain()).isEqualTo("brightwater.example");
    assertThat(exchange.acceptedDomains().contains("new.example")).isFalse();
    brightwater.domains().verify(added);
    assertThat(exchange.acceptedDomains().contains("NEW.example")).isTrue();
  }

  @Test
  void findsAMailboxByAnyOfItsAddresses() {
    assertThat(people.get(0).addresses()).isNotEmpty();
    for (String address : people.get(0).addresses()) {
      assertThat(recipients.isMailbox(address.toUpperCase(Locale.ROOT))).isTrue();
    }
    assertThat(recipients.exists("nobody@brightwater.example")).isFalse();
  }

  @Test
  void findsMembersThroughOtherGroups() {
    Person member = people.get(0);
    put("inner", "inner@brightwater.example", List.of(), Set.of(member.id()));
    put("outer", "outer@brightwater.example", List.of(), Set.of("inner"));

    assertThat(recipients.isMember("OUTER@brightwater.example", member.addresses().get(0)))
        .isTrue();
    assertThat(recipients.isMember("outer@brightwater.example", people.get(1).addresses().get(0)))
        .isFalse();
  }

  @Test
  void doesNotLetARuleAskAboutAMicrosoft365Group() {
    put("unified", "team@brightwater.example", List.of("Unified"), Set.of());

    assertThat(recipients.exists("team@brightwater.example")).isTrue();
    assertThat(recipients.isGroup("team@brightwater.example")).isFalse();
  }

  private void put(String id, String address, List<String> types, Set<String> members) {
    Map<String, Object> properties =
        Map.of("groupTypes", types, "mailEnabled", true, "securityEnabled", true, "mail", address);
    brightwater.directory().put(new Group(id, properties, members));
  }
}
