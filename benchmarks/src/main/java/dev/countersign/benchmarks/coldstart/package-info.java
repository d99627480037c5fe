/**
 * Cold starts of the deployed functions, with Lambda's runtime interface client and a Runtime API
 * of our own, without Docker.
 */
@NullMarked
package dev.countersign.benchmarks.coldstart;

import org.jspecify.annotations.NullMarked;
