package dev.countersign.signature;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Feeds the engine with whatever Jazzer can think of. As a test it tries the inputs that are kept
 * beside it; with {@code JAZZER_FUZZ=1} in the environment, as {@code verify} does, it searches for
 * new ones, and for as long as {@code maxDuration} says.
 */
class EngineFuzzTest {
  private static final int LARGEST_GROWTH = 64 * 1024;

  /** Short, so that all there is crosses the end of one. */
  private static final int STRETCH = 13;

  private final SignatureEngine engine = new SignatureEngine();

  @FuzzTest(maxDuration = "10s")
  void neverFailsAndNeverGrows(byte[] message) throws IOException {
    for (String signature : new String[] {"images", "cyrillic"}) {
      Stamp stamp = Samples.stamp(signature);
      Plan plan = engine.plan(MessageSource.of(message), stamp);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      plan.writeTo(out);
      if (out.size() != plan.size() || out.size() > 8L * message.length + LARGEST_GROWTH) {
        throw new AssertionError("%d bytes became %d".formatted(message.length, out.size()));
      }
      ByteArrayOutputStream ahead = new ByteArrayOutputStream();
      MemoryAhead.sign(engine, message, stamp, ahead, STRETCH);
      if (!Arrays.equals(ahead.toByteArray(), out.toByteArray())) {
        throw new AssertionError("written ahead, it is another message");
      }
    }
  }
}
