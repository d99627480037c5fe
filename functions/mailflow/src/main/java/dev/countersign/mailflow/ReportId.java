package dev.countersign.mailflow;

import dev.countersign.core.ledger.RecipientOutcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Names reports. */
final class ReportId {
  private ReportId() {}

  /**
   * The same for the same message and recipients: should a report be sent a second time, because
   * the answer to the first was lost, Exchange sees that it is one.
   */
  static String of(String messageId, List<RecipientOutcome> failed) {
    String text =
        failed.stream()
            .map(RecipientOutcome::address)
            .collect(Collectors.joining("\n", messageId + "\n", ""));
    return "report-" + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
