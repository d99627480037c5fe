/** The client certificate of each tenant, by which Exchange Online knows whose mail comes back. */
@NullMarked
package dev.countersign.onboarding.certificate;

import org.jspecify.annotations.NullMarked;
