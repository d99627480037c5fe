package dev.countersign.signature;

import dev.countersign.signature.mime.Entity;
import dev.countersign.signature.mime.MimeScanner;
import dev.countersign.signature.mime.MimeVisitor;
import dev.countersign.signature.mime.Multipart;
import dev.countersign.signature.mime.Window;
import dev.countersign.signature.render.EarlierSignature;
import dev.countersign.signature.render.SignatureMarker;
import dev.countersign.signature.transfer.EncodedText;
import dev.countersign.signature.transfer.TextCharset;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the signatures of ours that a conversation already has. */
public final class QuotedSignatures {
  private QuotedSignatures() {}

  /**
   * The markers of signatures in a message, as {@link SignatureMarker#of} makes them: those in its
   * HTML, and those of candidates whose text is in its plain text. Of a message that the engine
   * would leave alone, those before the place where it stops.
   *
   * @param candidates signatures as they would be put there now; HTML shows others as well
   * @throws IOException only where the source fails
   */
  public static Set<String> markers(MessageSource source, List<RenderedSignature> candidates)
      throws IOException {
    Collector collector = new Collector(candidates);
    try (Window window = Window.of(source.open())) {
      new MimeScanner(window, Limits.DEFAULT, collector).scan();
    } catch (Untouchable stopped) {
      return collector.markers;
    }
    return collector.markers;
  }

  private static final class Collector implements MimeVisitor {
    private final Set<String> markers = new HashSet<>();
    private final List<RenderedSignature> candidates;

    Collector(List<RenderedSignature> candidates) {
      this.candidates = candidates;
    }

    @Override
    public boolean entity(Entity entity) {
      boolean text = entity.isType("text/html") || entity.isType("text/plain");
      return text && !entity.isAttachment();
    }

    @Override
    public void leaf(Entity leaf, byte[] bytes, int from, int to) throws Untouchable {
      EncodedText text = EncodedText.of(leaf, bytes, from, to);
      if (leaf.isType("text/html")) {
        markers.addAll(SignatureMarker.in(text.view()));
      } else if (!candidates.isEmpty()) {
        Charset charset = TextCharset.of(leaf.certainParameter("charset"), text);
        plain(new String(text.view().getBytes(StandardCharsets.ISO_8859_1), charset));
      }
    }

    private void plain(String text) {
      for (RenderedSignature candidate : candidates) {
        markers.addAll(EarlierSignature.in(text, candidate));
      }
    }

    @Override
    public void close(Multipart multipart) {}

    @Override
    public void dashes(byte[] bytes, int from, int to) {}
  }
}
