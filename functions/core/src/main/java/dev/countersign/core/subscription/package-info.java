/** An organisation that uses the product. */
@NullMarked
package dev.countersign.core.subscription;

import org.jspecify.annotations.NullMarked;
