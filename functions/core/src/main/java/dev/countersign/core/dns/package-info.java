/** Records that have to be in the public DNS, and who puts them there. */
@NullMarked
package dev.countersign.core.dns;

import org.jspecify.annotations.NullMarked;
