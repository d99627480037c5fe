/**
 * A small SMTP client (RFC 5321) for returning messages: it sends the bytes it is given and tells
 * what the server said about each recipient.
 */
@NullMarked
package dev.countersign.mailflow.smtp;

import org.jspecify.annotations.NullMarked;
