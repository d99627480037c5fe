/** The demo: an administrator connects Microsoft 365, then somebody sends mail. */
@NullMarked
package dev.countersign.local.cli.demo;

import org.jspecify.annotations.NullMarked;
