/** AWS Certificate Manager stand-in: exportable public certificates, proved by DNS. */
@NullMarked
package dev.countersign.local.cloud.acm;

import org.jspecify.annotations.NullMarked;
