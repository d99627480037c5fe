package dev.countersign.core.logging;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/**
 * Writes a line {@code {"level":…,"logger":…,"message":…,"error":…}} for each call, from INFO up. A
 * message that is a JSON object itself, such as a metric in CloudWatch's embedded metric format, is
 * the line.
 */
final class JsonLineLogger extends LegacyAbstractLogger {
  private static final long serialVersionUID = 1;

  private final transient PrintStream out;

  JsonLineLogger(String name, PrintStream out) {
    this.name = name;
    this.out = out;
  }

  @Override
  public boolean isTraceEnabled() {
    return false;
  }

  @Override
  public boolean isDebugEnabled() {
    return false;
  }

  @Override
  public boolean isInfoEnabled() {
    return true;
  }

  @Override
  public boolean isWarnEnabled() {
    return true;
  }

  @Override
  public boolean isErrorEnabled() {
    return true;
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      String pattern,
      @Nullable Object @Nullable [] arguments,
      @Nullable Throwable error) {
    String message = MessageFormatter.basicArrayFormat(pattern, arguments);
    boolean isObject = message != null && message.startsWith("{") && message.endsWith("}");
    out.println(isObject ? message : line(level, String.valueOf(message), error));
  }

  private String line(Level level, String message, @Nullable Throwable error) {
    StringBuilder line = new StringBuilder("{\"level\":\"").append(level).append('"');
    field("logger", name, line);
    field("message", message, line);
    if (error != null) {
      field("error", stackTrace(error), line);
    }
    return line.append('}').toString();
  }

  private static void field(String name, String value, StringBuilder line) {
    line.append(",\"").append(name).append("\":\"");
    JsonStringEncoder.getInstance().quoteAsString(value, line);
    line.append('"');
  }

  private static String stackTrace(Throwable error) {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
