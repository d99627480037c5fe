/** A certificate authority of this machine, for everything local that speaks TLS. */
@NullMarked
package dev.countersign.local.tls;

import org.jspecify.annotations.NullMarked;
