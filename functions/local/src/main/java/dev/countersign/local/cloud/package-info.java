/** The local cloud: what the deployed functions need of AWS, in one JVM. */
@NullMarked
package dev.countersign.local.cloud;

import org.jspecify.annotations.NullMarked;
