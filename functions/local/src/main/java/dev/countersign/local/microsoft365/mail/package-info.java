/**
 * Stands in for Exchange Online's mail flow: submission, transport rules, connectors, the host that
 * mail comes in at, and mailboxes.
 */
@NullMarked
package dev.countersign.local.microsoft365.mail;

import org.jspecify.annotations.NullMarked;
