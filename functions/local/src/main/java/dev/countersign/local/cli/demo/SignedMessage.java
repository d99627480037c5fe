package dev.countersign.local.cli.demo;

import dev.countersign.core.ledger.MessageRecord;

/**
 * A message of the demo.
 *
 * @param name of its file, without ending
 * @param before as its sender submitted it
 * @param accepted as SES stored it: Exchange put trace fields and the tenant's secret on top
 * @param after as it lies in the recipient's mailbox
 * @param recipient the first one
 * @param record the ledger's entry
 */
@SuppressWarnings("ArrayRecordComponent") // passed through, never compared
public record SignedMessage(
    String name,
    byte[] before,
    byte[] accepted,
    byte[] after,
    String recipient,
    MessageRecord record) {}
