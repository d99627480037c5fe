/**
 * Holds each function to its own policies: a call that the deployed function would not be allowed
 * to make fails here in the same way.
 */
@NullMarked
package dev.countersign.local.cloud.iam;

import org.jspecify.annotations.NullMarked;
