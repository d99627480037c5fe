/** Microsoft's sign-in service: requests, our credential, its tokens. */
@NullMarked
package dev.countersign.onboarding.microsoft;

import org.jspecify.annotations.NullMarked;
