/** The people of an organisation and their contact data. */
@NullMarked
package dev.countersign.core.directory;

import org.jspecify.annotations.NullMarked;
