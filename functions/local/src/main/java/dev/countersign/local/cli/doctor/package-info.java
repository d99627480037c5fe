/** {@code ./countersign doctor}: a deployment's check-up. */
@NullMarked
package dev.countersign.local.cli.doctor;

import org.jspecify.annotations.NullMarked;
