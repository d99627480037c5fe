package dev.countersign.local.microsoft365.exchange;

/** The organisation's recipients, as its directory knows them now. */
public interface Recipients {

  /** Whether a mailbox has this address, primary or proxy, in any case. */
  boolean isMailbox(String address);

  /** Whether a mail-enabled group has this address. */
  boolean isGroup(String address);

  /** Whether the mailbox with this address is in the group, directly or through another group. */
  boolean isMember(String groupAddress, String mailboxAddress);
}
