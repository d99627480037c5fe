/** The Microsoft 365 stand-in: stateful, strict, the same for the demonstration and the tests. */
@NullMarked
package dev.countersign.local.microsoft365;

import org.jspecify.annotations.NullMarked;
