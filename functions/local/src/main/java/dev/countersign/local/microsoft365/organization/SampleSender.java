package dev.countersign.local.microsoft365.organization;

import java.util.List;
import java.util.Map;

/** The person who writes the sample messages; everybody else's data is drawn. */
final class SampleSender {
  private static final String ADDRESS = "lena.hoffmann@brightwater.example";

  private SampleSender() {}

  static Person lenaHoffmann() {
    return new Person(
        SamplePeople.id("Lena Hoffmann"),
        Map.ofEntries(
            Map.entry("displayName", "Lena Hoffmann"),
            Map.entry("userPrincipalName", ADDRESS),
            Map.entry("mailNickname", "lena.hoffmann"),
            Map.entry("userType", "Member"),
            Map.entry("givenName", "Lena"),
            Map.entry("surname", "Hoffmann"),
            Map.entry("jobTitle", "Calibration Engineer"),
            Map.entry("department", "Service & Störungsdienst"),
            Map.entry("mail", ADDRESS),
            Map.entry(
                "proxyAddresses", List.of("SMTP:" + ADDRESS, "smtp:lena@brightwater.de.example")),
            Map.entry("businessPhones", List.of("+49 30 5550 142")),
            Map.entry("companyName", "Brightwater Instruments GmbH"),
            Map.entry("officeLocation", "Berlin 3.17"),
            Map.entry("streetAddress", "Lichtstraße 14"),
            Map.entry("city", "Berlin"),
            Map.entry("postalCode", "10115"),
            Map.entry("country", "Germany"),
            Map.entry("accountEnabled", true)),
        null);
  }
}
