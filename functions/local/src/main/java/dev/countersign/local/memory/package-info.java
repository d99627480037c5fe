/** Our stores in memory: for many runs a second, where the database is not what is looked at. */
@NullMarked
package dev.countersign.local.memory;

import org.jspecify.annotations.NullMarked;
