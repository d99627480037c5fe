/** AWS Secrets Manager stand-in. */
@NullMarked
package dev.countersign.local.cloud.secrets;

import org.jspecify.annotations.NullMarked;
