package dev.countersign.signature;

import dev.countersign.signature.mime.ReadAhead;
import dev.countersign.signature.mime.Window;
import dev.countersign.signature.transfer.Splice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a large file's message while it is still being read: nearly always all that is to be
 * changed stands before the first attachment, and reading the attachments a second time would cost
 * a quarter of the whole. Where a late part changes the plan, the message is written anew.
 */
final class WrittenAhead implements ReadAhead.Follower {
  private final Path message;
  private final FileChannel out;
  private final long start;
  private final SplicedCopy copy;
  private @Nullable Planner planner;
  private boolean wrong;

  private WrittenAhead(Path message, FileChannel out) throws IOException {
    this.message = message;
    this.out = out;
    this.start = out.position();
    this.copy = new SplicedCopy(out);
  }

  static Decision sign(SignatureEngine engine, Path message, Stamp stamp, FileChannel out)
      throws IOException {
    WrittenAhead ahead = new WrittenAhead(message, out);
    Window window = Window.of(new ReadAhead(message, ahead));
    Plan plan = engine.plan(window, MessageSource.of(message), stamp, ahead);
    ahead.finish(plan);
    return plan.decision();
  }

  /** From now on writes what this planner has planned so far. */
  void follow(Planner planner) {
    this.planner = planner;
  }

  @Override
  public void block(ByteBuffer bytes) throws IOException {
    List<Splice> edits = planner == null || wrong ? List.of() : planner.editsSoFar();
    wrong |= planner == null || !copy.agreesWith(edits);
    if (!wrong) {
      copy.write(bytes, edits, false);
    }
  }

  /** Writes what is left, or all of it anew. */
  void finish(Plan plan) throws IOException {
    if (!wrong && copy.agreesWith(plan.splices())) {
      plan.writeRest(message, copy.end(), copy.edits(), out);
    } else {
      out.truncate(start).position(start);
      plan.writeTo(out);
    }
  }
}
