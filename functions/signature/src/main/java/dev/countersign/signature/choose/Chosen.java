package dev.countersign.signature.choose;

/**
 * A signature that a rule has chosen.
 *
 * @param rule the rule's name
 * @param signature the signature's id
 * @param sender address of the mailbox whose fields it is rendered with
 */
public record Chosen(Part part, String rule, String signature, String sender) {}
