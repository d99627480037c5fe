/** Amazon Route 53 stand-in: record sets of hosted zones. */
@NullMarked
package dev.countersign.local.cloud.route53;

import org.jspecify.annotations.NullMarked;
