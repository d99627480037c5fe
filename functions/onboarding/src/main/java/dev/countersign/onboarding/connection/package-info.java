/** The API's functions for a connection: starting, what it needs from people, and how it goes. */
@NullMarked
package dev.countersign.onboarding.connection;

import org.jspecify.annotations.NullMarked;
