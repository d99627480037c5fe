package dev.countersign.local.microsoft365.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SampleOrganizationTest {
  private final Organization brightwater = SampleOrganization.brightwater();
  private final List<Person> people = brightwater.directory().people();

  @Test
  void isTheSameEveryTime() {
    Organization again = SampleOrganization.brightwater();

    assertThat(again.directory().people()).isEqualTo(people);
    assertThat(again.directory().groups()).isEqualTo(brightwater.directory().groups());
    assertThat(people).hasSize(250);
    assertThat(brightwater.directory().groups()).hasSize(40);
  }

  @Test
  void hasAnAdministratorWhoCanSignIn() {
    Person administrator =
        Objects.requireNonNull(
            brightwater.directory().personCalled(SampleOrganization.BRIGHTWATER_ADMINISTRATOR));

    assertThat(administrator.enabled()).isTrue();
    assertThat(brightwater.rolesOf(administrator))
        .containsExactly(DirectoryRole.GLOBAL_ADMINISTRATOR);
  }

  @Test
  void hasTheHolesOfRealDirectories() {
    for (String property : List.of("mobilePhone", "jobTitle", "faxNumber", "mail", "state")) {
      assertThat(people).anyMatch(p -> p.properties().containsKey(property));
      assertThat(people).anyMatch(p -> !p.properties().containsKey(property));
    }
    assertThat(people).anyMatch(p -> !p.enabled());
    assertThat(people).anyMatch(p -> p.addresses().isEmpty());
    assertThat(people).anyMatch(p -> p.managerId() == null);
  }

  @Test
  void hasNamesThatPeopleReallyHave() {
    assertThat(people).extracting(Person::displayName).anyMatch(n -> n.contains("ü"));
    assertThat(people).extracting(Person::displayName).anyMatch(n -> n.contains("'"));
    assertThat(people).extracting(Person::displayName).anyMatch(n -> n.matches(".*\\p{IsHan}.*"));
    assertThat(people)
        .extracting(Person::displayName)
        .anyMatch(n -> n.matches(".*\\p{IsArabic}.*"));
  }

  @Test
  void givesNoAddressTwiceAndOnlyAsciiOnes() {
    List<String> addresses = people.stream().flatMap(p -> p.addresses().stream()).toList();

    assertThat(addresses).doesNotHaveDuplicates();
    assertThat(addresses).allMatch(a -> a.matches("[a-z0-9.-]+@[a-z.-]+"));
    assertThat(people)
        .filteredOn(p -> p.mail() != null)
        .allMatch(p -> p.addresses().get(0).equals(p.mail()));
  }

  @Test
  void hasNoCircleOfManagers() {
    for (Person person : people) {
      Person boss = person;
      for (int levels = 0; boss != null && boss.managerId() != null; levels++) {
        assertThat(levels).isLessThan(4);
        boss = brightwater.directory().person(boss.managerId());
      }
    }
  }

  @Test
  void growsToAnySize() {
    Organization large =
        SampleOrganization.generate(
            "t", "Large", "large.onmicrosoft.com", List.of("large.example"), 5000, 300);

    assertThat(large.directory().people()).hasSize(5000);
    assertThat(large.directory().groups()).hasSize(300);
  }
}
