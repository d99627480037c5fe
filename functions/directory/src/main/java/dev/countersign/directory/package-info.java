/** The functions that talk to Microsoft Graph: organisation, people, relay domain. */
@NullMarked
package dev.countersign.directory;

import org.jspecify.annotations.NullMarked;
