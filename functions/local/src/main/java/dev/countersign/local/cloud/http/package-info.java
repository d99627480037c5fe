/** A small HTTP server for the stand-ins, on the JDK's own. */
@NullMarked
package dev.countersign.local.cloud.http;

import org.jspecify.annotations.NullMarked;
