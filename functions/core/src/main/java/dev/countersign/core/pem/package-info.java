/** Keys and certificates as deployers keep them in Secrets Manager. */
@NullMarked
package dev.countersign.core.pem;

import org.jspecify.annotations.NullMarked;
