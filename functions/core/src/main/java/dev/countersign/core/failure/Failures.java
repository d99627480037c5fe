package dev.countersign.core.failure;

import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Sorts what was thrown into temporary and permanent. */
public final class Failures {
  private Failures() {}

  /** The failure that {@code thrown} is, or stands for. */
  public static Failure of(Throwable thrown) {
    if (thrown instanceof Failure failure) {
      return failure;
    }
    return isTemporary(thrown) ? temporary(thrown) : permanent(thrown);
  }

  private static boolean isTemporary(Throwable thrown) {
    if (thrown instanceof SdkServiceException service) {
      return service.isThrottlingException() || service.statusCode() >= 500;
    }
    return thrown instanceof SdkClientException
        || thrown instanceof IOException
        || thrown instanceof UncheckedIOException;
  }

  private static Failure temporary(Throwable thrown) {
    return new TemporaryFailure(
        "ServiceUnavailable",
        "A service that this step needs did not answer. Nothing is lost; it is tried again.",
        thrown.getClass().getName(),
        thrown);
  }

  private static Failure permanent(Throwable thrown) {
    return new PermanentFailure(
        "InternalError",
        "Something unexpected went wrong on our side. Nothing was changed by this step;"
            + " the function's log has the details.",
        thrown.getClass().getName(),
        thrown);
  }
}
