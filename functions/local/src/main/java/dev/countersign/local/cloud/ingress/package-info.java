/** SES Mail Manager stand-in: an open SMTP ingress endpoint and its rule set. */
@NullMarked
package dev.countersign.local.cloud.ingress;

import org.jspecify.annotations.NullMarked;
