package dev.countersign.mailflow;

import dev.countersign.core.connection.MailContract;
import dev.countersign.core.directory.DirectoryStore;
import dev.countersign.core.directory.Person;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.core.signature.SignatureStore;
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
import dev.countersign.signature.render.RenderCache;
import dev.countersign.signature.render.Renderer;
import dev.countersign.signature.render.SignatureTemplate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Signs with the sender's own data in the signature of the subscription. */
final class EngineMessageSigner implements MessageSigner {
  private static final Marks MARKS =
      new Marks(
          List.of(MailContract.PROCESSED_HEADER + ": " + MailContract.PROCESSED_VALUE),
          Set.of(MailContract.TENANT_HEADER));

  /** The engine stops in the header then, and may not have seen the tenant's secret. */
  private static final Set<Reason> HEADER_NOT_READ =
      Set.of(Reason.MALFORMED_HEADER, Reason.LIMIT_EXCEEDED);

  /** A few kilobytes each. */
  private static final int MOST_RENDERED = 1000;

  private final DirectoryStore directory;
  private final SignatureStore signatures;
  private final SignatureEngine engine = new SignatureEngine();
  private final RenderCache rendered = new RenderCache(new Renderer(), MOST_RENDERED);

  EngineMessageSigner(DirectoryStore directory, SignatureStore signatures) {
    this.directory = directory;
    this.signatures = signatures;
  }

  @Override
  public OutgoingMessage sign(MessageRecord entry, Path original) throws IOException {
    if (entry.mailFrom().isEmpty()) {
      return withoutSignature(original, "null sender");
    }
    Optional<Person> sender = directory.findByAddress(entry.subscriptionId(), entry.sender());
    if (sender.isEmpty()) {
      return withoutSignature(original, "sender not in the directory");
    }
    Optional<SavedSignature> signature = signatures.find(entry.subscriptionId());
    if (signature.isEmpty()) {
      return withoutSignature(original, "no signature saved");
    }
    return outgoing(original, render(entry.subscriptionId(), signature.get(), sender.get()), null);
  }

  private OutgoingMessage withoutSignature(Path original, String reason) throws IOException {
    return outgoing(original, null, "UNSIGNED: " + reason);
  }

  private RenderedSignature render(String subscriptionId, SavedSignature saved, Person sender) {
    // Before the colon: by what a later message of the conversation recognises the signature.
    String version = "DEFAULT:" + saved.version();
    return rendered.render(
        subscriptionId + "/" + sender.objectId(),
        version,
        () -> SignatureTemplate.parse(version, saved.html(), saved.text(), saved.images()),
        sender.fields());
  }

  private OutgoingMessage outgoing(
      Path original, @Nullable RenderedSignature signature, @Nullable String decided)
      throws IOException {
    Plan plan = engine.plan(MessageSource.of(original), new Stamp(signature, MARKS));
    String decision = decided == null ? describe(plan.decision()) : decided;
    if (plan.decision() instanceof LeftAlone left && HEADER_NOT_READ.contains(left.reason())) {
      return UnsignedMessage.of(original).because(decision);
    }
    return new OutgoingMessage(content(plan), decision, version(plan.decision()), edits(plan));
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
    return plan.edits().stream().map(EngineMessageSigner::edit).collect(Collectors.joining(","));
  }

  private static String edit(Edit edit) {
    return edit.offset() + "-" + edit.removed() + "+" + edit.inserted();
  }
}
