package dev.countersign.mailflow.preview;

import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lookup.MailLookup;
import dev.countersign.core.lookup.MailLookup.Found;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.core.signature.SignatureRule;
import dev.countersign.core.signature.SignatureStore;
import dev.countersign.mailflow.SignatureChoice;
import dev.countersign.mailflow.SignatureRendering;
import dev.countersign.signature.RenderedSignature;
import dev.countersign.signature.choose.Chooser;
import dev.countersign.signature.choose.Chosen;
import dev.countersign.signature.choose.Copy;
import dev.countersign.signature.choose.Message;
import dev.countersign.signature.choose.Part;
import dev.countersign.signature.choose.Recipients;
import dev.countersign.signature.choose.Rule;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Chooses and renders as the mail path does, for a message that nobody has sent. */
final class Preview {
  private final Supplier<MailLookup> lookups;
  private final SignatureStore signatures;
  private final Chooser chooser;
  private final SignatureRendering rendering = new SignatureRendering();

  /**
   * @param lookups gives one that has read nothing yet
   * @param clock its zone is the one in which the days of rules begin and end
   */
  Preview(Supplier<MailLookup> lookups, SignatureStore signatures, Clock clock) {
    this.lookups = lookups;
    this.signatures = signatures;
    this.chooser = new Chooser(clock);
  }

  /**
   * What each copy of the message would get.
   *
   * @throws ApiProblem 404, if the signature that is asked for does not exist
   */
  List<PreviewedCopy> of(String subscriptionId, PreviewRequest asked) {
    Optional<SavedSignature> shown = asked.signatureId().map(id -> saved(subscriptionId, id));
    Found found = lookups.get().find(subscriptionId, asked.senders());
    if (found.people().isEmpty()) {
      return List.of(PreviewedCopy.unsigned(asked.to(), SignatureChoice.NO_SENDER));
    }
    return shown
        .map(signature -> List.of(shown(subscriptionId, asked, signature, found)))
        .orElseGet(() -> chosen(subscriptionId, asked, found));
  }

  private SavedSignature saved(String subscriptionId, String signatureId) {
    return signatures.find(subscriptionId, signatureId).orElseThrow(Preview::notFound);
  }

  private PreviewedCopy shown(
      String subscriptionId, PreviewRequest asked, SavedSignature signature, Found found) {
    String id = asked.signatureId().orElseThrow();
    Found only =
        new Found(
            found.connection(),
            found.people(),
            found.photos(),
            found.rules(),
            Map.of(id, signature));
    Chosen chosen = new Chosen(Part.SIGNATURE, "", id, asked.from());
    return rendered(subscriptionId, new Copy(List.of(chosen), asked.to()), only);
  }

  private List<PreviewedCopy> chosen(String subscriptionId, PreviewRequest asked, Found found) {
    List<Rule> rules = found.rules().stream().map(SignatureRule::toRule).toList();
    Message message =
        new Message(
            SignatureChoice.sender(asked.from(), found),
            asked.sender().map(address -> SignatureChoice.sender(address, found)).orElse(null),
            new Recipients(asked.to(), Set.of(), SignatureChoice.organization(found)),
            asked.reply(),
            Set.of());
    return chooser.choose(rules, message).stream()
        .map(copy -> rendered(subscriptionId, copy, found))
        .toList();
  }

  private PreviewedCopy rendered(String subscriptionId, Copy copy, Found found) {
    List<Chosen> put = new ArrayList<>();
    List<RenderedSignature> parts = new ArrayList<>();
    for (Chosen chosen : copy.signatures()) {
      rendering
          .of(subscriptionId, chosen, found)
          .ifPresent(
              rendered -> {
                put.add(chosen);
                parts.add(rendered);
              });
    }
    return parts.isEmpty()
        ? PreviewedCopy.unsigned(copy.recipients(), SignatureChoice.nothing(copy, found))
        : PreviewedCopy.signed(new Copy(put, copy.recipients()), parts);
  }

  private static ApiProblem notFound() {
    return new ApiProblem(
        404,
        "SignatureNotFound",
        "There is no signature with this identifier. GET …/signatures lists those that there are.");
  }
}
