/**
 * Exchange Online: our client of its admin REST API, and the tasks that make, check and take back
 * connectors, rules and the entries of the connection filter.
 */
@NullMarked
package dev.countersign.onboarding.exchange;

import org.jspecify.annotations.NullMarked;
