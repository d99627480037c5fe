package dev.countersign.onboarding.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.local.cloud.dns.DnsServer;
import dev.countersign.local.cloud.dns.DnsZone;
import dev.countersign.onboarding.spf.SpfReport.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records as they are found, asked for over a real DNS server. */
class SpfCheckTest {
  private static final String DOMAIN = "brightwater.example";
  private static final String US = "spf.relay.countersign.example";
  private static final String COMPLETE =
      "v=spf1 include:spf.protection.outlook.com include:" + US + " -all";

  private final DnsZone zone =
      new DnsZone()
          .txt("spf.protection.outlook.com", "v=spf1 ip4:40.92.0.0/15 ip6:2a01:111:f400::/48 -all")
          .txt(US, "v=spf1 ip4:203.0.113.10 -all");
  private final DnsServer server = new DnsServer(zone);
  private final SpfCheck check = new SpfCheck(DnsJavaResolver.at(server.address()), US);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void findsNothingWrongWithACompleteRecord() {
    SpfReport report = check(COMPLETE);

    assertThat(report.problems()).isEmpty();
    assertThat(report.newRecord()).isNull();
    assertThat(report.includesMicrosoft()).isTrue();
    assertThat(report.includesUs()).isTrue();
    assertThat(report.lookups()).isEqualTo(2);
    assertThat(report.voidLookups()).isZero();
    assertThat(report.records()).containsExactly(COMPLETE);
  }

  @ParameterizedTest
  @CsvSource({
    "v=spf1 include:spf.protection.outlook.com -all,"
        + " v=spf1 include:spf.protection.outlook.com include:spf.relay.countersign.example -all",
    "v=spf1 include:spf.protection.outlook.com ~all exp=x.example,"
        + " v=spf1 include:spf.protection.outlook.com include:spf.relay.countersign.example ~all"
        + " exp=x.example",
    "v=spf1 include:spf.protection.outlook.com,"
        + " v=spf1 include:spf.protection.outlook.com include:spf.relay.countersign.example",
    "V=SPF1 Include:SPF.Protection.Outlook.com -ALL,"
        + " v=spf1 Include:SPF.Protection.Outlook.com include:spf.relay.countersign.example -ALL"
  })
  void putsUsBeforeTheEndAndKeepsTheRest(String record, String expected) {
    SpfReport report = check(record);

    assertThat(report.newRecord()).isEqualTo(expected);
    assertThat(report.problems()).extracting(Problem::code).containsExactly("LacksUs");
  }

  @Test
  void aDomainThatDoesNotSendThroughMicrosoftLacksBoth() {
    SpfReport report = check("v=spf1 ip4:198.51.100.1 -all");

    assertThat(report.problems())
        .extracting(Problem::code)
        .containsExactly("LacksMicrosoft", "LacksUs");
    assertThat(report.newRecord())
        .isEqualTo(
            "v=spf1 ip4:198.51.100.1 include:spf.protection.outlook.com include:" + US + " -all");
  }

  @Test
  void seesWhatIsIncludedThroughOthersAndByRedirect() {
    zone.txt("_spf.brightwater.example", COMPLETE);

    assertThat(check("v=spf1 redirect=_spf.brightwater.example").problems()).isEmpty();
  }

  @Test
  void aRedirectAfterAllCountsForNothing() {
    zone.txt("_spf.brightwater.example", COMPLETE);

    SpfReport report = check("v=spf1 -all redirect=_spf.brightwater.example");

    assertThat(report.includesUs()).isFalse();
    assertThat(report.lookups()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "~", "?"})
  void anIncludeThatDoesNotPassIncludesNobody(String qualifier) {
    SpfReport report =
        check("v=spf1 include:spf.protection.outlook.com " + qualifier + "include:" + US + " -all");

    assertThat(report.includesUs()).isFalse();
  }

  @Test
  void aDomainWithoutARecordGetsOne() {
    zone.txt(DOMAIN, "some-verification=1");

    SpfReport report = check.check(DOMAIN);

    assertThat(report.problems()).extracting(Problem::code).containsExactly("NoRecord");
    assertThat(report.newRecord())
        .isEqualTo("v=spf1 include:spf.protection.outlook.com include:" + US + " ~all");
  }

  @Test
  void aDomainThatDoesNotExistHasNoRecord() {
    assertThat(check.check("nowhere.example").problems())
        .extracting(Problem::code)
        .containsExactly("NoRecord");
  }

  @Test
  void severalRecordsBecomeOne() {
    zone.txt(DOMAIN, "v=spf1 include:spf.protection.outlook.com -all");

    SpfReport report = check("v=spf1 ip4:198.51.100.1 ~all");

    assertThat(report.problems()).extracting(Problem::code).containsExactly("SeveralRecords");
    assertThat(report.records()).hasSize(2);
    assertThat(report.newRecord())
        .startsWith("v=spf1 ")
        .contains("ip4:198.51.100.1", "include:spf.protection.outlook.com", "include:" + US)
        .endsWith(" ~all");
  }

  @Test
  void aRecordThatOnlyBeginsLikeOneIsNone() {
    assertThat(check("v=spf10 -all").problems())
        .extracting(Problem::code)
        .containsExactly("NoRecord");
  }

  @Test
  void countsAllLookupsOfAllThatIsIncluded() {
    zone.txt("one.example", "v=spf1 a mx ip4:198.51.100.1 include:two.example -all");
    zone.txt("two.example", "v=spf1 exists:x.example ptr -all");
    zone.a("one.example", "198.51.100.1").mx("one.example", "mail.one.example");
    zone.a("x.example", "127.0.0.2");

    SpfReport report = check("v=spf1 include:one.example include:spf.protection.outlook.com -all");

    // one, its a and mx, two, its exists and ptr, Microsoft's.
    assertThat(report.lookups()).isEqualTo(7);
    assertThat(report.voidLookups()).isZero();
  }

  @Test
  void warnsBeforeTheEleventhLookup() {
    StringBuilder record = new StringBuilder("v=spf1 include:spf.protection.outlook.com");
    for (int i = 1; i <= 9; i++) {
      zone.txt("s" + i + ".example", "v=spf1 ip4:198.51.100." + i + " -all");
      record.append(" include:s").append(i).append(".example");
    }

    SpfReport report = check(record + " -all");

    assertThat(report.lookups()).isEqualTo(10);
    assertThat(report.problems())
        .extracting(Problem::code)
        .containsExactly("LacksUs", "TooManyLookups");
    assertThat(report.problems().get(1).text()).contains("takes 11 DNS look-ups");
  }

  @Test
  void namesThatDoNotExistAreCounted() {
    SpfReport report = check(COMPLETE.replace("-all", "a:x.example mx:y.example a:z.example -all"));

    assertThat(report.voidLookups()).isEqualTo(3);
    assertThat(report.problems()).extracting(Problem::code).containsExactly("TooManyVoidLookups");
  }

  @Test
  void macrosCountButCannotBeFollowed() {
    SpfReport report = check(COMPLETE.replace("-all", "exists:%{i}._spf.example -all"));

    assertThat(report.lookups()).isEqualTo(3);
    assertThat(report.voidLookups()).isZero();
  }

  @Test
  void anIncludeWithoutARecordIsBroken() {
    assertThat(check(COMPLETE.replace("-all", "include:nowhere.example -all")).problems())
        .extracting(Problem::code)
        .containsExactly("BrokenInclude");
  }

  @Test
  void recordsThatIncludeEachOtherEnd() {
    zone.txt("loop.example", "v=spf1 include:" + DOMAIN + " -all");

    SpfReport report = check(COMPLETE.replace("-all", "include:loop.example -all"));

    assertThat(report.problems()).extracting(Problem::code).containsExactly("BrokenInclude");
  }

  @Test
  void aTreeOfIncludesEnds() {
    zone.txt("wide.example", "v=spf1" + " include:wide2.example".repeat(30) + " -all");
    zone.txt("wide2.example", "v=spf1" + " include:wide3.example".repeat(30) + " -all");
    zone.txt("wide3.example", "v=spf1 -all");

    assertThat(check("v=spf1 include:wide.example -all").lookups()).isBetween(10, 50);
  }

  @Test
  void namesTheTermsThatNobodyCanRead() {
    SpfReport report = check(COMPLETE.replace("-all", "ipv4:198.51.100.1 -all"));

    assertThat(report.problems()).extracting(Problem::code).containsExactly("InvalidTerms");
    assertThat(report.problems().get(0).text()).contains("ipv4:198.51.100.1");
  }

  @Test
  void readsARecordOfSeveralStringsOverTcpAndFindsItTooLong() {
    StringBuilder addresses = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      addresses.append("ip4:198.51.100.").append(i).append(' ');
    }

    SpfReport report = check(COMPLETE.replace("-all", addresses + "-all"));

    assertThat(report.includesUs()).isTrue();
    assertThat(report.problems()).extracting(Problem::code).containsExactly("TooLong");
  }

  @Test
  void aDnsThatDoesNotAnswerIsTemporary() {
    zone.fail(1);

    assertThatThrownBy(() -> check(COMPLETE)).isInstanceOf(DnsUnavailable.class);
  }

  private SpfReport check(String record) {
    zone.txt(DOMAIN, record);
    return check.check(DOMAIN);
  }
}
