package dev.countersign.signature;

import dev.countersign.signature.MessageSource.InMemory;
import dev.countersign.signature.mime.MimeScanner;
import dev.countersign.signature.mime.Window;
import dev.countersign.signature.transfer.Splice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a signature into a message; every byte outside of it leaves as it came. Thread-safe.
 *
 * <p>The heap needed does not grow with the message: only the text leaf in hand is held.
 */
public final class SignatureEngine {
  static {
    LoadedAhead.start();
  }

  /** Smaller messages stay in a processor's cache between search and copy. */
  private static final int LARGE = 2 * 1024 * 1024;

  private final Limits limits;

  public SignatureEngine() {
    this(Limits.DEFAULT);
  }

  public SignatureEngine(Limits limits) {
    this.limits = limits;
  }

  /**
   * Decides what becomes of a message. Reads the source once, to its end.
   *
   * @throws IOException only where the source fails; whatever a message holds is a decision
   */
  public Plan plan(MessageSource source, Stamp stamp) throws IOException {
    return plan(window(source), source, stamp, null);
  }

  /**
   * Plans and writes, from file to file. Writes what {@link Plan#writeTo} does, and large files
   * faster: they are read once.
   *
   * @param out written from its position on; at the end, if the message has to be begun anew
   * @throws IOException where a file fails; what was written until then is no message
   */
  public Decision sign(Path message, Stamp stamp, FileChannel out) throws IOException {
    return FileAhead.sign(this, message, stamp, out);
  }

  /**
   * Plans and writes, from memory to memory. Writes what {@link Plan#writeTo} does, and large
   * messages faster: each stretch is copied just after it was searched.
   *
   * @param message not to be changed meanwhile
   * @param out empty: it is emptied where the message has to be begun anew. Room for the message
   *     and some kilobytes saves it from growing
   * @throws IllegalArgumentException if it is not
   */
  public Decision sign(byte[] message, Stamp stamp, ByteArrayOutputStream out) throws IOException {
    if (out.size() > 0) {
      throw new IllegalArgumentException("The output is not empty");
    }
    if (message.length >= LARGE) {
      return MemoryAhead.sign(this, message, stamp, out, MemoryAhead.PAGE);
    }
    List<Splice> edits = new ArrayList<>();
    Decision decision =
        decide(Window.of(message), stamp, new MarkEdits(stamp.marks()), edits, null);
    Splice.write(message, edits, out);
    return decision;
  }

  /** Closes the window. */
  Plan plan(Window opened, MessageSource source, Stamp stamp, @Nullable WrittenAhead ahead)
      throws IOException {
    try (Window window = opened) {
      MarkEdits marks = new MarkEdits(stamp.marks());
      List<Splice> edits = new ArrayList<>();
      Decision decision = decide(window, stamp, marks, edits, ahead);
      long size = window.drain();
      return new Plan(decision, edits, source, size, window.wholeFile());
    }
  }

  private static Window window(MessageSource source) throws IOException {
    return source instanceof InMemory memory ? Window.of(memory.bytes()) : Window.of(source.open());
  }

  /** Adds to the edits what the decision means. */
  private Decision decide(
      Window window, Stamp stamp, MarkEdits marks, List<Splice> edits, @Nullable WrittenAhead ahead)
      throws IOException {
    RenderedSignature signature = stamp.signature();
    Planner planner = new Planner(marks, signature == null ? nothing() : signature);
    MimeScanner scanner = new MimeScanner(window, limits, planner);
    try {
      if (signature == null) {
        scanner.scanHeader();
        throw new Untouchable(Reason.NO_SIGNATURE, "only the marks");
      }
      if (ahead != null) {
        ahead.follow(planner);
      }
      scanner.scan();
      List<LeafStamp> leaves = planner.leaves();
      edits.addAll(planner.edits(leaves));
      return stamped(signature, leaves);
    } catch (Untouchable untouchable) {
      edits.addAll(marks.edits());
      return untouchable.decision();
    }
  }

  private static RenderedSignature nothing() {
    return new RenderedSignature("", "", "", List.of());
  }

  private static Stamped stamped(RenderedSignature signature, List<LeafStamp> leaves) {
    List<Stamped.Leaf> reported = new ArrayList<>(leaves.size());
    for (LeafStamp leaf : leaves) {
      reported.add(leaf.reported());
    }
    return new Stamped(signature.version(), reported);
  }
}
