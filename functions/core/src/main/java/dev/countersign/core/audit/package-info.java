/** Who did what, and when. */
@NullMarked
package dev.countersign.core.audit;

import org.jspecify.annotations.NullMarked;
