package dev.countersign.signature.choose;

import dev.countersign.signature.render.SignatureMarker;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses the signatures of a message by a tenant's rules. Safe to share between threads. */
public final class Chooser {

  private final Clock clock;

  /**
   * @param clock its zone is the one in which the days of rules begin and end
   */
  public Chooser(Clock clock) {
    this.clock = clock;
  }

  /**
   * The copies to send: one for each set of signatures, so at most one for internal and one for
   * external recipients. Every recipient of the envelope is in exactly one of them, as often as the
   * envelope has it.
   *
   * @param rules the tenant's rules, the first that fits decides
   */
  public List<Copy> choose(List<Rule> rules, Message message) {
    LocalDate today = LocalDate.now(clock);
    Map<Boolean, List<Chosen>> chosen = new LinkedHashMap<>();
    Map<List<Chosen>, List<String>> copies = new LinkedHashMap<>();
    for (String recipient : message.recipients().envelope()) {
      List<Chosen> signatures =
          chosen.computeIfAbsent(
              message.recipients().isInternal(recipient),
              internal -> signatures(rules, message, internal, today));
      copies.computeIfAbsent(signatures, key -> new ArrayList<>()).add(recipient);
    }
    return copies.entrySet().stream()
        .map(copy -> new Copy(copy.getKey(), copy.getValue()))
        .toList();
  }

  private static List<Chosen> signatures(
      List<Rule> rules, Message message, boolean internal, LocalDate today) {
    List<Chosen> signatures = new ArrayList<>();
    for (Part part : Part.values()) {
      rules.stream()
          .filter(rule -> rule.part() == part && rule.fits(message, internal, today))
          .findFirst()
          .map(rule -> chosen(rule, message))
          .ifPresent(signatures::add);
    }
    return signatures;
  }

  private static @Nullable Chosen chosen(Rule rule, Message message) {
    String signature = rule.signature();
    String sender = message.sender(rule.person()).address();
    if (signature == null
        || rule.oncePerConversation()
            && message.markers().contains(SignatureMarker.of(sender, signature))) {
      return null;
    }
    return new Chosen(rule.part(), rule.name(), signature, sender);
  }
}
