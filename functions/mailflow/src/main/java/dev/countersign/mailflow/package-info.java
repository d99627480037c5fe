/** The mail path: accept a message from SES, sign it, return it to Exchange Online. */
@NullMarked
package dev.countersign.mailflow;

import org.jspecify.annotations.NullMarked;
