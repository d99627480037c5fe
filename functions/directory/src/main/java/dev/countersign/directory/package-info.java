/** Everything that talks to Microsoft Graph. */
@NullMarked
package dev.countersign.directory;

import org.jspecify.annotations.NullMarked;
