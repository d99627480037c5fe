package dev.countersign.mailflow;

import dev.countersign.core.connection.MailContract;
import dev.countersign.mailflow.smtp.MessageContent;
import dev.countersign.signature.Decision;
import dev.countersign.signature.Edit;
import dev.countersign.signature.LeftAlone;
import dev.countersign.signature.Marks;
import dev.countersign.signature.MessageSource;
import dev.countersign.signature.Plan;
import dev.countersign.signature.Reason;
import dev.countersign.signature.RenderedSignature;
import dev.countersign.signature.SignatureEngine;
import dev.countersign.signature.Stamp;
import dev.countersign.signature.Stamped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the engine over a message. */
final class Stamper {
  private static final Marks MARKS =
      new Marks(
          List.of(MailContract.PROCESSED_HEADER + ": " + MailContract.PROCESSED_VALUE),
          Set.of(MailContract.TENANT_HEADER));

  /** The engine stops in the header then, and may not have seen the tenant's secret. */
  private static final Set<Reason> HEADER_NOT_READ =
      Set.of(Reason.MALFORMED_HEADER, Reason.LIMIT_EXCEEDED);

  private final SignatureEngine engine = new SignatureEngine();

  /**
   * The message with the signature, without the tenant's secret and marked as processed.
   *
   * @param decided what the ledger is to say; null for what the engine decides
   * @return for nobody yet
   */
  OutgoingMessage stamp(
      Path original, @Nullable RenderedSignature signature, @Nullable String decided)
      throws IOException {
    Plan plan = engine.plan(MessageSource.of(original), new Stamp(signature, MARKS));
    String decision = decided == null ? describe(plan.decision()) : decided;
    if (plan.decision() instanceof LeftAlone left && HEADER_NOT_READ.contains(left.reason())) {
      return UnsignedMessage.of(original).because(decision);
    }
    return new OutgoingMessage(
        List.of(), content(plan), decision, version(plan.decision()), edits(plan));
  }

  private static MessageContent content(Plan plan) {
    return new MessageContent() {
      @Override
      public long size() {
        return plan.size();
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        plan.writeTo(out);
      }
    };
  }

  private static String describe(Decision decision) {
    return decision instanceof LeftAlone left ? "LEFT_ALONE: " + left.reason() : "STAMPED";
  }

  private static @Nullable String version(Decision decision) {
    return decision instanceof Stamped stamped ? stamped.version() : null;
  }

  private static String edits(Plan plan) {
    return plan.edits().stream().map(Stamper::edit).collect(Collectors.joining(","));
  }

  private static String edit(Edit edit) {
    return edit.offset() + "-" + edit.removed() + "+" + edit.inserted();
  }
}
