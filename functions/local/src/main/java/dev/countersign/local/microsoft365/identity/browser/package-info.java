/** An administrator with a browser, for the demonstration and the tests. */
@NullMarked
package dev.countersign.local.microsoft365.identity.browser;

import org.jspecify.annotations.NullMarked;
