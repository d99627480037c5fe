package dev.countersign.signature;

import dev.countersign.signature.mime.Window;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * From memory to memory: attachments are copied while the processor's nearest cache still has them
 * from the search, which makes the search nearly free.
 */
final class MemoryAhead extends WrittenAhead implements Window.Follower {
  /** What the processor fetches ahead. With more than that, or less, both are slower. */
  static final int PAGE = 4 * 1024;

  private MemoryAhead(SplicedCopy.Target target) {
    super(new SplicedCopy(target));
  }

  /**
   * As {@link SignatureEngine#sign(byte[], Stamp, ByteArrayOutputStream)}.
   *
   * @param stretch how many bytes are searched before they are copied
   */
  static Decision sign(
      SignatureEngine engine, byte[] message, Stamp stamp, ByteArrayOutputStream out, int stretch)
      throws IOException {
    MemoryAhead ahead = new MemoryAhead(new Copied(message, out));
    Window window = Window.of(message, stretch, ahead);
    Plan plan = engine.plan(window, MessageSource.of(message), stamp, ahead);
    if (ahead.agreesWith(plan)) {
      ahead.copy.rest(message.length, plan.splices());
    } else {
      out.reset();
      plan.writeTo(out);
    }
    return plan.decision();
  }

  @Override
  public void passed(long offset) throws IOException {
    if (isSettled()) {
      advance(offset);
    }
  }

  private record Copied(byte[] message, ByteArrayOutputStream out) implements SplicedCopy.Target {
    @Override
    public void original(long from, long to) {
      out.write(message, (int) from, (int) (to - from));
    }

    @Override
    public void inserted(byte[] bytes) {
      out.writeBytes(bytes);
    }
  }
}
