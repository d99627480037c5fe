/** A DNS server for the machine that everything runs on. */
@NullMarked
package dev.countersign.local.cloud.dns;

import org.jspecify.annotations.NullMarked;
