package dev.countersign.local.microsoft365.exchange;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** A small Brightwater: three people, of whom two are in the signatures group. */
public final class SmallOrganization implements Recipients {

  public static final String TENANT = "6f1d2c3b-8a47-4e5d-9b60-2f7c1e8d4a95";
  public static final String ADMIN = "ada.admin@brightwater.example";
  public static final String HOST = "brightwater.mail.protection.outlook.com";
  public static final String ADA = "ada@brightwater.example";
  public static final String BEN = "ben@brightwater.example";
  public static final String CAY = "cay@brightwater.example";
  public static final String GROUP = "signatures@brightwater.example";

  private final Set<String> domains =
      new CopyOnWriteArraySet<>(Set.of("brightwater.onmicrosoft.com", "brightwater.example"));

  /** The organisation with these recipients. */
  public Organization organization() {
    return new Organization(
        TENANT,
        "Brightwater Instruments",
        "brightwater.onmicrosoft.com",
        "brightwater.example",
        HOST,
        () -> Set.copyOf(domains),
        this);
  }

  public void addDomain(String domain) {
    domains.add(domain);
  }

  public void removeDomain(String domain) {
    domains.remove(domain);
  }

  @Override
  public boolean isMailbox(String address) {
    return Set.of(ADA, BEN, CAY).contains(address.toLowerCase(Locale.ROOT));
  }

  @Override
  public boolean isGroup(String address) {
    return address.equalsIgnoreCase(GROUP);
  }

  @Override
  public boolean isSecurityGroup(String address) {
    return isGroup(address);
  }

  @Override
  public boolean isMember(String groupAddress, String mailboxAddress) {
    return isGroup(groupAddress) && Set.of(ADA, BEN).contains(mailboxAddress);
  }
}
