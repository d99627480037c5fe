package dev.countersign.benchmarks;

/**
 * What we ask of ourselves.
 *
 * @param timesJakartaMail how many times faster than Jakarta Mail in memory
 * @param percentOfCopy the least speed from file to file, of a plain copy's
 */
record Bar(int timesJakartaMail, int percentOfCopy) {
  static String verdict(boolean reached) {
    return reached ? "reached" : "missed";
  }

  static Bar of(Messages message) {
    return switch (message) {
      case REPLY_5KB -> new Bar(100, 60);
      case IMAGES_200KB -> new Bar(40, 85);
      case ATTACHMENTS_25MB -> new Bar(30, 95);
    };
  }
}
