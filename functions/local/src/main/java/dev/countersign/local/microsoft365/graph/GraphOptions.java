package dev.countersign.local.microsoft365.graph;

import java.util.List;

/**
 * How Graph behaves where Microsoft leaves it open.
 *
 * @param pageSize of every collection, unless {@code $top} says otherwise
 * @param txtRecords where proofs of domains are looked for
 */
public record GraphOptions(int pageSize, DeltaQuirks quirks, TxtRecords txtRecords) {
  private static final int PAGE_SIZE = 100;

  /** Microsoft's usual page size, some quirks, and no TXT record anywhere. */
  public static GraphOptions defaults() {
    return new GraphOptions(PAGE_SIZE, new DeltaQuirks(0), name -> List.of());
  }

  public GraphOptions withPageSize(int size) {
    return new GraphOptions(size, quirks, txtRecords);
  }

  public GraphOptions withQuirks(DeltaQuirks otherQuirks) {
    return new GraphOptions(pageSize, otherQuirks, txtRecords);
  }

  public GraphOptions withTxtRecords(TxtRecords records) {
    return new GraphOptions(pageSize, quirks, records);
  }
}
