/** Access to Exchange Online without anybody signed in, for organisations that allow it. */
@NullMarked
package dev.countersign.onboarding.apponly;

import org.jspecify.annotations.NullMarked;
