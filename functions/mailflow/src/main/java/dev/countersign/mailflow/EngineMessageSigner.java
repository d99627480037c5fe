package dev.countersign.mailflow;

import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.lookup.MailLookup;
import dev.countersign.core.lookup.MailLookup.Found;
import dev.countersign.signature.RenderedSignature;
import dev.countersign.signature.choose.Chosen;
import dev.countersign.signature.choose.Copy;
import dev.countersign.signature.render.SignatureStack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Signs with what the tenant's rules choose, and the data of the sender. */
final class EngineMessageSigner implements MessageSigner {
  private final MailLookup lookup;
  private final SignatureChoice choice;
  private final Stamper stamper = new Stamper();
  private final SignatureRendering rendering = new SignatureRendering();

  /**
   * @param clock its zone is the one in which the days of rules begin and end
   */
  EngineMessageSigner(MailLookup lookup, Clock clock) {
    this.lookup = lookup;
    this.choice = new SignatureChoice(clock);
  }

  @Override
  public List<OutgoingMessage> sign(MessageRecord entry, Path original) throws IOException {
    if (entry.mailFrom().isEmpty()) {
      return unsigned(entry, original, "null sender");
    }
    MessageHeaders headers = headers(original);
    Optional<String> delegate = SignatureChoice.delegate(headers, entry.sender());
    Set<String> senders = new HashSet<>(Set.of(entry.sender()));
    delegate.ifPresent(senders::add);
    Found found = lookup.find(entry.subscriptionId(), senders);
    if (found.people().isEmpty()) {
      return unsigned(entry, original, SignatureChoice.NO_SENDER);
    }
    return signed(entry, headers, found, original);
  }

  private List<OutgoingMessage> signed(
      MessageRecord entry, MessageHeaders headers, Found found, Path original) throws IOException {
    Function<Chosen, Optional<RenderedSignature>> render =
        chosen -> rendering.of(entry.subscriptionId(), chosen, found);
    List<Copy> chosen = choice.copies(entry, headers, found, original, render);
    List<OutgoingMessage> copies = new ArrayList<>();
    for (Map.Entry<List<RenderedSignature>, Copy> copy : different(chosen, render).entrySet()) {
      OutgoingMessage outgoing =
          copy.getKey().isEmpty()
              ? unsigned(original, SignatureChoice.nothing(copy.getValue(), found))
              : stamper.stamp(original, SignatureStack.of(copy.getKey()), null);
      copies.add(outgoing.to(copy.getValue().recipients()));
    }
    return alikeTogether(copies);
  }

  private static MessageHeaders headers(Path original) throws IOException {
    try (InputStream in = Files.newInputStream(original)) {
      return HeaderBlock.read(in);
    }
  }

  private List<OutgoingMessage> unsigned(MessageRecord entry, Path original, String reason)
      throws IOException {
    return List.of(unsigned(original, reason).to(Outcomes.pending(entry.recipients())));
  }

  private OutgoingMessage unsigned(Path original, String reason) throws IOException {
    return stamper.stamp(original, null, "UNSIGNED: " + reason);
  }

  /** Different rules may choose the same; what is rendered again is the same object. */
  private static Map<List<RenderedSignature>, Copy> different(
      List<Copy> copies, Function<Chosen, Optional<RenderedSignature>> render) {
    Map<List<RenderedSignature>, Copy> different = new LinkedHashMap<>();
    for (Copy copy : copies) {
      List<RenderedSignature> parts =
          copy.signatures().stream().flatMap(chosen -> render.apply(chosen).stream()).toList();
      different.merge(parts, copy, EngineMessageSigner::together);
    }
    return different;
  }

  private static Copy together(Copy one, Copy other) {
    return new Copy(
        one.signatures(),
        Stream.concat(one.recipients().stream(), other.recipients().stream()).toList());
  }

  /** Copies that go unsigned are the same message, whatever was chosen for them. */
  private static List<OutgoingMessage> alikeTogether(List<OutgoingMessage> copies) {
    List<OutgoingMessage> signed =
        copies.stream().filter(copy -> copy.signatureVersion() != null).toList();
    List<OutgoingMessage> unsigned =
        copies.stream().filter(copy -> copy.signatureVersion() == null).toList();
    if (unsigned.size() < 2) {
      return copies;
    }
    List<String> recipients = unsigned.stream().flatMap(c -> c.recipients().stream()).toList();
    return Stream.concat(signed.stream(), Stream.of(unsigned.get(0).to(recipients))).toList();
  }
}
