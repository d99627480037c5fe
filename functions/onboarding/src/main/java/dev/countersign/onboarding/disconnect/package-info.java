/** Disconnecting: everything that any run made is taken down again, and a receipt says what. */
@NullMarked
package dev.countersign.onboarding.disconnect;

import org.jspecify.annotations.NullMarked;
