/** The functions and stores over AWS endpoints that are not ours. */
@NullMarked
package dev.countersign.local.endpoint;

import org.jspecify.annotations.NullMarked;
