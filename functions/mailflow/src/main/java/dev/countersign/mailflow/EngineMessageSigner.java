package dev.countersign.mailflow;

import dev.countersign.core.directory.Person;
import dev.countersign.core.directory.Photo;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.lookup.MailLookup;
import dev.countersign.core.lookup.MailLookup.Found;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.signature.InlineImage;
import dev.countersign.signature.RenderedSignature;
import dev.countersign.signature.choose.Chosen;
import dev.countersign.signature.choose.Copy;
import dev.countersign.signature.render.RenderCache;
import dev.countersign.signature.render.Renderer;
import dev.countersign.signature.render.SignatureStack;
import dev.countersign.signature.render.SignatureTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Signs with what the tenant's rules choose, and the data of the sender. */
final class EngineMessageSigner implements MessageSigner {
  /** A few kilobytes each. */
  private static final int MOST_RENDERED = 1000;

  private final MailLookup lookup;
  private final SignatureChoice choice;
  private final Stamper stamper = new Stamper();
  private final RenderCache rendered = new RenderCache(new Renderer(), MOST_RENDERED);

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
    if (person(found, entry.sender()).isEmpty()) {
      return unsigned(entry, original, "sender not in the directory");
    }
    List<OutgoingMessage> copies = new ArrayList<>();
    List<Copy> chosen =
        choice.copies(
            entry, headers, found, original, c -> render(entry.subscriptionId(), c, found));
    for (Copy copy : chosen) {
      copies.add(copy(entry.subscriptionId(), copy, found, original));
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
    return List.of(
        stamper
            .stamp(original, null, "UNSIGNED: " + reason)
            .to(Outcomes.pending(entry.recipients())));
  }

  private OutgoingMessage copy(String subscriptionId, Copy copy, Found found, Path original)
      throws IOException {
    List<RenderedSignature> parts =
        copy.signatures().stream()
            .flatMap(chosen -> render(subscriptionId, chosen, found).stream())
            .toList();
    OutgoingMessage outgoing =
        parts.isEmpty()
            ? stamper.stamp(original, null, "UNSIGNED: " + nothing(copy))
            : stamper.stamp(original, SignatureStack.of(parts), null);
    return outgoing.to(copy.recipients());
  }

  private static String nothing(Copy copy) {
    return copy.signatures().isEmpty() ? "no rule for it" : "no signature saved";
  }

  /** Empty, if the signature was removed or the one who sent it is not in the directory. */
  private Optional<RenderedSignature> render(String subscriptionId, Chosen chosen, Found found) {
    SavedSignature saved = found.signatures().get(chosen.signature());
    Optional<Person> person = person(found, chosen.sender());
    if (saved == null || person.isEmpty()) {
      return Optional.empty();
    }
    // Before the colon: by what a later message of the conversation recognises the signature.
    String version = chosen.signature() + ":" + saved.version();
    return Optional.of(
        rendered.render(
            subscriptionId + "/" + person.get().objectId(),
            version,
            () -> SignatureTemplate.parse(version, saved.html(), saved.text(), saved.images()),
            person.get().fields(),
            photo(found, chosen.sender())));
  }

  private static @Nullable InlineImage photo(Found found, String address) {
    Photo photo = found.photos().get(address.toLowerCase(Locale.ROOT));
    return photo == null ? null : new InlineImage("photo", photo.mediaType(), photo.content());
  }

  private static Optional<Person> person(Found found, String address) {
    return Optional.ofNullable(found.people().get(address.toLowerCase(Locale.ROOT)));
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
