package dev.countersign.local.microsoft365.exchange;

/** The organisation's recipients, as its directory knows them now. Addresses in any case. */
public interface Recipients {

  /** Whether mail to this address of the organisation has somewhere to go. */
  default boolean exists(String address) {
    return isMailbox(address) || isGroup(address);
  }

  /** Whether a user's mailbox has this address, primary or proxy. */
  boolean isMailbox(String address);

  /**
   * Whether this is a group that a transport rule may ask about: a distribution group or a
   * mail-enabled security group, but no Microsoft 365 group.
   */
  boolean isGroup(String address);

  /** Whether such a group is a mail-enabled security group. */
  boolean isSecurityGroup(String address);

  /** Whether the mailbox with this address is in the group, directly or through another group. */
  boolean isMember(String groupAddress, String mailboxAddress);
}
