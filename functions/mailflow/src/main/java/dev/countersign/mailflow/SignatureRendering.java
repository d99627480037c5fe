package dev.countersign.mailflow;

import dev.countersign.core.directory.Person;
import dev.countersign.core.directory.Photo;
import dev.countersign.core.lookup.MailLookup.Found;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.signature.InlineImage;
import dev.countersign.signature.RenderedSignature;
import dev.countersign.signature.choose.Chosen;
import dev.countersign.signature.render.RenderCache;
import dev.countersign.signature.render.Renderer;
import dev.countersign.signature.render.SignatureTemplate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders signatures with what was looked up about the sender. Thread-safe. */
public final class SignatureRendering {
  /** A few kilobytes each. */
  private static final int MOST_RENDERED = 1000;

  private final RenderCache cache = new RenderCache(new Renderer(), MOST_RENDERED);

  /**
   * The signature that was chosen.
   *
   * @return empty, if it was removed or the one who sent is not in the directory
   */
  public Optional<RenderedSignature> of(String subscriptionId, Chosen chosen, Found found) {
    SavedSignature saved = found.signatures().get(chosen.signature());
    Optional<Person> person = person(found, chosen.sender());
    if (saved == null || person.isEmpty()) {
      return Optional.empty();
    }
    // Before the colon: by what a later message of the conversation recognises the signature.
    String version = chosen.signature() + ":" + saved.version();
    return Optional.of(
        cache.render(
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

  /** The person with this address, in any case. */
  public static Optional<Person> person(Found found, String address) {
    return Optional.ofNullable(found.people().get(address.toLowerCase(Locale.ROOT)));
  }
}
