/** A test message through the whole loop, before anybody's mail takes that way. */
@NullMarked
package dev.countersign.onboarding.probe;

import org.jspecify.annotations.NullMarked;
