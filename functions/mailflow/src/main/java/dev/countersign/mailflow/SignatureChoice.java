package dev.countersign.mailflow;

import dev.countersign.core.directory.Person;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.lookup.MailLookup.Found;
import dev.countersign.core.signature.SignatureRule;
import dev.countersign.signature.MessageSource;
import dev.countersign.signature.QuotedSignatures;
import dev.countersign.signature.RenderedSignature;
import dev.countersign.signature.choose.Chooser;
import dev.countersign.signature.choose.Chosen;
import dev.countersign.signature.choose.Copy;
import dev.countersign.signature.choose.Message;
import dev.countersign.signature.choose.Recipients;
import dev.countersign.signature.choose.Rule;
import dev.countersign.signature.choose.Sender;
import dev.countersign.signature.render.SignatureMarker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses the signatures of a message by the tenant's rules. */
public final class SignatureChoice {
  /** Why mail of somebody goes unsigned whom the directory does not have. */
  public static final String NO_SENDER = "sender not in the directory";

  private final Chooser chooser;

  SignatureChoice(Clock clock) {
    this.chooser = new Chooser(clock);
  }

  /** The mailbox in {@code Sender}, where it is not the one in {@code From}. */
  static Optional<String> delegate(MessageHeaders headers, String from) {
    return headers.all("Sender").stream()
        .findFirst()
        .flatMap(AddressParser::first)
        .filter(sender -> !sender.equalsIgnoreCase(from));
  }

  /**
   * The copies to send to the recipients who do not have the message yet.
   *
   * @param rendering gives the signature that a choice stands for
   */
  List<Copy> copies(
      MessageRecord entry,
      MessageHeaders headers,
      Found found,
      Path original,
      Function<Chosen, Optional<RenderedSignature>> rendering)
      throws IOException {
    List<Rule> rules = found.rules().stream().map(SignatureRule::toRule).toList();
    Message message =
        new Message(
            sender(entry.sender(), found),
            delegate(headers, entry.sender()).map(address -> sender(address, found)).orElse(null),
            recipients(entry, headers, found),
            isReply(headers),
            markers(rules, found, original, rendering));
    return chooser.choose(rules, message);
  }

  /** Why a copy goes unsigned for which nothing could be rendered. */
  public static String nothing(Copy copy, Found found) {
    if (copy.signatures().isEmpty()) {
      return "no rule for it";
    }
    boolean isOfSomebody =
        copy.signatures().stream()
            .anyMatch(chosen -> SignatureRendering.person(found, chosen.sender()).isPresent());
    return isOfSomebody ? "no signature saved" : NO_SENDER;
  }

  /** The mailbox with this address, as rules see it. */
  public static Sender sender(String address, Found found) {
    Person person = found.people().get(address.toLowerCase(Locale.ROOT));
    return new Sender(address, person == null ? Set.of() : person.groups());
  }

  /** Those who have it already still count for what kind of message it is. */
  private static Recipients recipients(MessageRecord entry, MessageHeaders headers, Found found) {
    Set<String> others =
        Stream.concat(
                entry.recipients().stream().map(RecipientOutcome::address),
                Stream.of("To", "Cc")
                    .flatMap(name -> headers.all(name).stream())
                    .flatMap(list -> AddressParser.all(list).stream()))
            .collect(Collectors.toSet());
    return new Recipients(Outcomes.pending(entry.recipients()), others, organization(found));
  }

  /** Domains whose recipients are internal, and those below them. */
  public static Set<String> organization(Found found) {
    return found.connection() == null ? Set.of() : found.connection().allDomains();
  }

  private static boolean isReply(MessageHeaders headers) {
    return Stream.of("In-Reply-To", "References")
        .flatMap(name -> headers.all(name).stream())
        .anyMatch(value -> !value.isBlank());
  }

  /**
   * Markers that the conversation has, as if they had been made with the address in {@code From}:
   * they are made with the person's main address, and rules know the one that was used.
   */
  private static Set<String> markers(
      List<Rule> rules,
      Found found,
      Path original,
      Function<Chosen, Optional<RenderedSignature>> rendering)
      throws IOException {
    List<RenderedSignature> candidates =
        rules.stream()
            .flatMap(rule -> once(rule, found))
            .flatMap(chosen -> rendering.apply(chosen).stream())
            .toList();
    if (candidates.isEmpty()) {
      return Set.of();
    }
    Set<String> markers = QuotedSignatures.markers(MessageSource.of(original), candidates);
    Set<String> known = new HashSet<>();
    found
        .people()
        .forEach((address, person) -> known.addAll(alike(address, person, found, markers)));
    return known;
  }

  /** What the rule may choose only once in a conversation. */
  private static Stream<Chosen> once(Rule rule, Found found) {
    String signature = rule.signature();
    if (!rule.oncePerConversation() || signature == null) {
      return Stream.empty();
    }
    return found.people().keySet().stream()
        .map(sender -> new Chosen(rule.part(), rule.name(), signature, sender));
  }

  private static Set<String> alike(
      String address, Person person, Found found, Set<String> markers) {
    Map<String, String> fields = person.fields();
    String main = fields.getOrDefault("mail", fields.getOrDefault("userPrincipalName", address));
    return found.signatures().keySet().stream()
        .filter(signature -> markers.contains(SignatureMarker.of(main, signature)))
        .map(signature -> SignatureMarker.of(address, signature))
        .collect(Collectors.toSet());
  }
}
