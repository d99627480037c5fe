package dev.countersign.signature.mime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Passes over long stretches without a dash, twice as fast as {@link ByteSearch} does. Apart from
 * it, because a fresh JVM needs milliseconds to set up a {@code VarHandle}, and short messages have
 * no such stretch.
 */
final class LongSearch {
  private static final VarHandle ARRAY = view(true);
  private static final VarHandle BUFFER = view(false);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long DASHES = ONES * '-';
  private static final int STRIDE = 32;

  private LongSearch() {}

  private static VarHandle view(boolean array) {
    ByteOrder order = ByteOrder.nativeOrder();
    return array
        ? MethodHandles.byteArrayViewVarHandle(long[].class, order)
        : MethodHandles.byteBufferViewVarHandle(long[].class, order);
  }

  /** Index of a byte in [from, to) before which there is no dash. */
  static int plain(byte[] bytes, int from, int to) {
    int i = from;
    while (i + STRIDE < to) {
      long dashes =
          minusOne((long) ARRAY.get(bytes, i))
              | minusOne((long) ARRAY.get(bytes, i + 8))
              | minusOne((long) ARRAY.get(bytes, i + 16))
              | minusOne((long) ARRAY.get(bytes, i + 24));
      if ((dashes & HIGH) != 0) {
        return i;
      }
      i += STRIDE;
    }
    return i;
  }

  /** The same where the bytes are not on the heap. */
  static int plain(ByteBuffer bytes, int from, int to) {
    int i = from;
    while (i + STRIDE < to) {
      long dashes =
          minusOne((long) BUFFER.get(bytes, i))
              | minusOne((long) BUFFER.get(bytes, i + 8))
              | minusOne((long) BUFFER.get(bytes, i + 16))
              | minusOne((long) BUFFER.get(bytes, i + 24));
      if ((dashes & HIGH) != 0) {
        return i;
      }
      i += STRIDE;
    }
    return i;
  }

  /** Has a byte's highest bit set where it was a dash, in other places only above 127. */
  private static long minusOne(long word) {
    return (word ^ DASHES) - ONES;
  }
}
