/** The mail path's part of a check-up. */
@NullMarked
package dev.countersign.mailflow.doctor;

import org.jspecify.annotations.NullMarked;
