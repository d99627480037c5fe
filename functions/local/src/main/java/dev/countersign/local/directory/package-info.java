/** Measures the synchronisation and the search of groups on a large organisation, by counts. */
@NullMarked
package dev.countersign.local.directory;

import org.jspecify.annotations.NullMarked;
