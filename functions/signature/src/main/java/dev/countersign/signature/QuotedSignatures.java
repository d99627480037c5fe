package dev.countersign.signature;

import dev.countersign.signature.mime.Entity;
import dev.countersign.signature.mime.FieldListener;
import dev.countersign.signature.mime.MimeScanner;
import dev.countersign.signature.mime.MimeVisitor;
import dev.countersign.signature.mime.Multipart;
import dev.countersign.signature.mime.Window;
import dev.countersign.signature.render.SignatureMarker;
import dev.countersign.signature.transfer.EncodedText;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Finds the signatures of ours that a conversation already has. */
public final class QuotedSignatures {
  private QuotedSignatures() {}

  /**
   * The markers in the HTML of a message, as {@link SignatureMarker#of} makes them. Of a message
   * that the engine would leave alone, those before the place where it stops.
   *
   * @throws IOException only where the source fails
   */
  public static Set<String> markers(MessageSource source) throws IOException {
    Collector collector = new Collector();
    try (Window window = Window.of(source.open())) {
      new MimeScanner(window, Limits.DEFAULT, collector).scan(collector);
    } catch (Untouchable stopped) {
      return collector.markers;
    }
    return collector.markers;
  }

  private static final class Collector implements MimeVisitor, FieldListener {
    private final Set<String> markers = new HashSet<>();

    @Override
    public boolean name(byte[] bytes, int from, int to) {
      return false;
    }

    @Override
    public void field(long start, long end) {}

    @Override
    public boolean entity(Entity entity) {
      return entity.isType("text/html") && !entity.isAttachment();
    }

    @Override
    public void leaf(Entity leaf, byte[] bytes, int from, int to) throws Untouchable {
      markers.addAll(SignatureMarker.in(EncodedText.of(leaf, bytes, from, to).view()));
    }

    @Override
    public void close(Multipart multipart) {}

    @Override
    public void dashes(byte[] bytes, int from, int to) {}
  }
}
