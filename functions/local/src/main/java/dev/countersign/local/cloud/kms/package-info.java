/** AWS KMS stand-in: symmetric keys that never leave it. */
@NullMarked
package dev.countersign.local.cloud.kms;

import org.jspecify.annotations.NullMarked;
