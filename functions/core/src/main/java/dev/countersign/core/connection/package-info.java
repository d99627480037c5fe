/** How an organisation is connected to Microsoft 365, and how far a run has come. */
@NullMarked
package dev.countersign.core.connection;

import org.jspecify.annotations.NullMarked;
