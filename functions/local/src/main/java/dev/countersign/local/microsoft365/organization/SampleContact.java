package dev.countersign.local.microsoft365.organization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Contact data as real directories hold it: rich for some, with holes for most. */
final class SampleContact {
  private static final List<List<String>> OFFICES = Table.rows("offices.txt");
  private static final List<String> PRONOUNS = List.of("she/her", "he/him", "they/them");

  private final Random random;
  private final List<String> domains;

  SampleContact(Random random, List<String> domains) {
    this.random = random;
    this.domains = domains;
  }

  Map<String, Object> of(SampleName name, String department, String title) {
    Map<String, Object> data = new LinkedHashMap<>();
    account(data, name.given() + " " + name.surname(), name.local());
    data.put("givenName", name.given());
    data.put("surname", name.surname());
    data.put("department", department);
    sometimes(90, data, "jobTitle", title);
    mailbox(data, name);
    office(data, office(name.office()));
    if (chance(15)) {
      data.put("onPremisesExtensionAttributes", extensions());
    }
    data.put("accountEnabled", name.local().equals("ada.admin") || chance(96));
    return data;
  }

  /** A device's or a program's account: it signs in but has neither a mailbox nor a name. */
  Map<String, Object> serviceAccount(String local) {
    Map<String, Object> data = new LinkedHashMap<>();
    account(data, local, local);
    data.put("accountEnabled", true);
    return data;
  }

  private void account(Map<String, Object> data, String displayName, String local) {
    data.put("displayName", displayName);
    data.put("userPrincipalName", local + "@" + domains.get(0));
    data.put("mailNickname", local);
    data.put("userType", "Member");
    data.put("businessPhones", List.of());
  }

  private void mailbox(Map<String, Object> data, SampleName name) {
    String local = name.local();
    List<String> proxies = new ArrayList<>();
    proxies.add("SMTP:" + local + "@" + domains.get(0));
    proxies.add("smtp:" + local + "@" + domains.get(domains.size() - 1));
    if (chance(30)) {
      proxies.add(
          "smtp:"
              + local.substring(local.indexOf('.') + 1)
              + "."
              + local.charAt(0)
              + "@"
              + domains.get(1 % domains.size()));
    }
    if (local.equals("z.miller")) {
      proxies.add("smtp:zoe@" + domains.get(0));
    }
    if (chance(10)) {
      proxies.add("SIP:" + local + "@" + domains.get(0));
    }
    data.put("mail", local + "@" + domains.get(0));
    data.put("proxyAddresses", List.copyOf(proxies));
  }

  private void office(Map<String, Object> data, List<String> office) {
    String phone = office.get(6) + " ";
    if (chance(85)) {
      data.put("businessPhones", List.of(phone + (100 + random.nextInt(900))));
    }
    sometimes(55, data, "mobilePhone", phone + (1_000_000 + random.nextInt(9_000_000)));
    sometimes(20, data, "faxNumber", phone + "99");
    sometimes(
        70,
        data,
        "officeLocation",
        office.get(0) + " " + (1 + random.nextInt(5)) + "." + (10 + random.nextInt(40)));
    data.put("companyName", office.get(7));
    data.put("streetAddress", office.get(1));
    data.put("city", office.get(0));
    sometimes(100, data, "postalCode", office.get(2));
    sometimes(100, data, "state", office.get(3));
    data.put("country", office.get(4));
    data.put("usageLocation", office.get(5));
  }

  private Map<String, Object> extensions() {
    return Map.of("extensionAttribute1", SampleName.pick(PRONOUNS, random));
  }

  private static List<String> office(String city) {
    return OFFICES.stream().filter(o -> o.get(0).equals(city)).findFirst().orElseThrow();
  }

  private void sometimes(int percent, Map<String, Object> data, String name, String value) {
    if (chance(percent) && !value.isEmpty()) {
      data.put(name, value);
    }
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
