/** The signature engine measured against what else puts text into messages. */
@NullMarked
package dev.countersign.benchmarks;

import org.jspecify.annotations.NullMarked;
