package dev.countersign.signature;

import dev.countersign.signature.mime.ReadAhead;
import dev.countersign.signature.mime.Window;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** From file to file: what was read is written before the next block takes its place. */
final class FileAhead extends WrittenAhead implements ReadAhead.Follower {
  private final GatheredPieces pieces;

  private FileAhead(GatheredPieces pieces) {
    super(new SplicedCopy(pieces));
    this.pieces = pieces;
  }

  /** As {@link SignatureEngine#sign(Path, Stamp, FileChannel)}. */
  static Decision sign(SignatureEngine engine, Path message, Stamp stamp, FileChannel out)
      throws IOException {
    long start = out.position();
    FileAhead ahead = new FileAhead(new GatheredPieces(out));
    Window window = Window.of(new ReadAhead(message, ahead));
    Plan plan = engine.plan(window, MessageSource.of(message), stamp, ahead);
    if (ahead.agreesWith(plan)) {
      plan.writeRest(message, ahead.copy.end(), ahead.copy.edits(), out);
    } else {
      plan.writeTo(out.truncate(start).position(start));
    }
    return plan.decision();
  }

  @Override
  public void block(ByteBuffer bytes) throws IOException {
    pieces.block(bytes);
    advance(copy.end() + bytes.limit());
    pieces.write();
  }
}
