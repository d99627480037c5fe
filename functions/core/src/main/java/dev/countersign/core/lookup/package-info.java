/** What the mail path reads about a tenant with each message. */
@NullMarked
package dev.countersign.core.lookup;

import org.jspecify.annotations.NullMarked;
