package dev.countersign.benchmarks.coldstart;

/**
 * One cold start, in milliseconds.
 *
 * @param init from the start of the process to the first request for an event
 * @param invoke from there to the answer
 */
record Measured(double init, double invoke) {
  double total() {
    return init + invoke;
  }
}
