package dev.countersign.signature.render;

import dev.countersign.signature.InlineImage;
import dev.countersign.signature.RenderedSignature;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps rendered signatures by user and template version, the most recently used ones, and renders
 * anew when the user's fields are not those it was rendered from. Safe to share between threads;
 * two threads may render the same signature at the same time.
 */
public final class RenderCache {

  private record Key(String user, String version) {}

  private record Rendered(
      Map<String, String> fields, @Nullable InlineImage photo, RenderedSignature signature) {
    boolean isOf(Map<String, String> otherFields, @Nullable InlineImage otherPhoto) {
      return fields.equals(otherFields) && content(photo).equals(content(otherPhoto));
    }

    private static ByteBuffer content(@Nullable InlineImage image) {
      return ByteBuffer.wrap(image == null ? new byte[0] : image.content());
    }
  }

  private final Renderer renderer;
  private final Map<Key, Rendered> entries;

  /**
   * @param mostEntries how many signatures are kept; one takes a few kilobytes, as images are
   *     shared with the template
   */
  public RenderCache(Renderer renderer, int mostEntries) {
    this.renderer = renderer;
    this.entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, Rendered> eldest) {
            return size() > mostEntries;
          }
        };
  }

  /**
   * The signature, rendered now or before.
   *
   * @param user any identifier that is one per user of all that share this cache
   * @param version the template's
   * @param template asked for only if the signature is not here
   * @param photo the user's; null if there is none
   */
  public RenderedSignature render(
      String user,
      String version,
      Supplier<SignatureTemplate> template,
      Map<String, String> fields,
      @Nullable InlineImage photo) {
    Key key = new Key(user, version);
    Rendered known = get(key);
    if (known != null && known.isOf(fields, photo)) {
      return known.signature;
    }
    Rendered rendered =
        new Rendered(Map.copyOf(fields), photo, renderer.render(template.get(), fields, photo));
    put(key, rendered);
    return rendered.signature;
  }

  private synchronized @Nullable Rendered get(Key key) {
    return entries.get(key);
  }

  private synchronized void put(Key key, Rendered rendered) {
    entries.put(key, rendered);
  }
}
