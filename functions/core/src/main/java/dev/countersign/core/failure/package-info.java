/** What can go wrong: temporarily or for good. */
@NullMarked
package dev.countersign.core.failure;

import org.jspecify.annotations.NullMarked;
