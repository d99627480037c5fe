/** The organisations that live in the Microsoft 365 stand-in: people, groups, domains, roles. */
@NullMarked
package dev.countersign.local.microsoft365.organization;

import org.jspecify.annotations.NullMarked;
