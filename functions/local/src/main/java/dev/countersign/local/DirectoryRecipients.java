package dev.countersign.local;

import dev.countersign.local.microsoft365.exchange.Recipients;
import dev.countersign.local.microsoft365.organization.Directory;
import dev.countersign.local.microsoft365.organization.Group;
import dev.countersign.local.microsoft365.organization.Person;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Exchange Online's view of the people and groups that Entra ID has. */
final class DirectoryRecipients implements Recipients {
  private final Directory directory;

  DirectoryRecipients(Directory directory) {
    this.directory = directory;
  }

  @Override
  public boolean isMailbox(String address) {
    return mailbox(address) != null;
  }

  @Override
  public boolean isGroup(String address) {
    return group(address).isPresent();
  }

  @Override
  public boolean isMember(String groupAddress, String mailboxAddress) {
    @Nullable Person person = mailbox(mailboxAddress);
    return person != null
        && group(groupAddress)
            .filter(group -> directory.transitiveMemberIds(group.id()).contains(person.id()))
            .isPresent();
  }

  private @Nullable Person mailbox(String address) {
    @Nullable Person person = directory.personCalled(address);
    return person == null || person.mail() == null ? null : person;
  }

  private Optional<Group> group(String address) {
    return directory.groups().stream()
        .filter(group -> address.equalsIgnoreCase(String.valueOf(group.properties().get("mail"))))
        .findFirst();
  }
}
