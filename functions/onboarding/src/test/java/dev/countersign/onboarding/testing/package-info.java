/** What the tests of this module share: stand-ins for AWS and Microsoft, and the wiring. */
@NullMarked
package dev.countersign.onboarding.testing;

import org.jspecify.annotations.NullMarked;
