package dev.countersign.mailflow.smtp;

/**
 * What the server said about one recipient in the end: to RCPT if it refused there, else to MAIL or
 * to the message.
 */
public record RecipientReply(String recipient, SmtpReply reply) {}
