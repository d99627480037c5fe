package dev.countersign.local.microsoft365.exchange;

import dev.countersign.local.microsoft365.organization.Directory;
import dev.countersign.local.microsoft365.organization.Group;
import dev.countersign.local.microsoft365.organization.Person;
import java.util.List;
import java.util.Optional;

/** The people and groups of the directory, as Exchange sees them: those that have an address. */
final class DirectoryRecipients implements Recipients {

  private final Directory directory;

  DirectoryRecipients(Directory directory) {
    this.directory = directory;
  }

  @Override
  public boolean exists(String address) {
    return isMailbox(address) || group(address).isPresent();
  }

  @Override
  public boolean isMailbox(String address) {
    return mailbox(address).isPresent();
  }

  @Override
  public boolean isGroup(String address) {
    return group(address)
        .map(group -> List.of().equals(group.properties().get("groupTypes")))
        .orElse(false);
  }

  @Override
  public boolean isSecurityGroup(String address) {
    return isGroup(address)
        && group(address)
            .map(group -> Boolean.TRUE.equals(group.properties().get("securityEnabled")))
            .orElse(false);
  }

  @Override
  public boolean isMember(String groupAddress, String mailboxAddress) {
    Optional<Person> person = mailbox(mailboxAddress);
    Optional<Group> group = group(groupAddress);
    return person.isPresent()
        && group.isPresent()
        && directory.transitiveMemberIds(group.get().id()).contains(person.get().id());
  }

  private Optional<Person> mailbox(String address) {
    return directory.people().stream()
        .filter(person -> person.mail() != null)
        .filter(person -> person.addresses().stream().anyMatch(address::equalsIgnoreCase))
        .findFirst();
  }

  private Optional<Group> group(String address) {
    return directory.groups().stream()
        .filter(group -> Boolean.TRUE.equals(group.properties().get("mailEnabled")))
        .filter(group -> address.equalsIgnoreCase(String.valueOf(group.properties().get("mail"))))
        .findFirst();
  }
}
