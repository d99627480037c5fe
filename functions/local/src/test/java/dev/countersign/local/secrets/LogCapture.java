package dev.countersign.local.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;

/** All that the functions log or print, but not what the stand-ins say. */
public final class LogCapture implements AutoCloseable {
  private static final String STAND_INS = "dev.countersign.local";

  private final ByteArrayOutputStream captured = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final Handler handler = new StreamHandler(captured, new SimpleFormatter());
  private final Logger product = Logger.getLogger("dev.countersign");

  public LogCapture() {
    handler.setLevel(Level.ALL);
    handler.setFilter(LogCapture::isOfTheProduct);
    Logger.getLogger("").addHandler(handler);
    product.setLevel(Level.ALL);
    System.setOut(new PrintStream(both(out), true, UTF_8));
    System.setErr(new PrintStream(both(err), true, UTF_8));
  }

  private static boolean isOfTheProduct(LogRecord line) {
    return line.getLoggerName() == null || !line.getLoggerName().startsWith(STAND_INS);
  }

  /** Everything so far. */
  public String text() {
    handler.flush();
    return captured.toString(UTF_8);
  }

  private OutputStream both(PrintStream shown) {
    return new OutputStream() {
      @Override
      public void write(int octet) {
        shown.write(octet);
        captured.write(octet);
      }
    };
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
    product.setLevel(null);
    Logger.getLogger("").removeHandler(handler);
  }
}
