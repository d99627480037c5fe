/** Amazon EventBridge's default bus, as far as rules in the template use it. */
@NullMarked
package dev.countersign.local.cloud.events;

import org.jspecify.annotations.NullMarked;
