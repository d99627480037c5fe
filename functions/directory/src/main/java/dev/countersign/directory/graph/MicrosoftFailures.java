package dev.countersign.directory.graph;

import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.graph.models.odataerrors.MainError;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.kiota.ApiException;
import dev.countersign.core.failure.AppRefused;
import dev.countersign.core.failure.Failure;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.failure.TemporaryFailure;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What errors of Microsoft's services mean for a step of the onboarding. */
public final class MicrosoftFailures {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final int UNAVAILABLE = 503;

  private static final Pattern NUMBER = Pattern.compile("AADSTS(\\d{1,9})");

  private MicrosoftFailures() {}

  /** The failure that an error of Microsoft Graph stands for. */
  public static Failure ofGraph(ApiException error) {
    int status = error.getResponseStatusCode();
    return of(status, retryAfter(error), "Graph " + status + " " + code(error), error);
  }

  private static Failure of(
      int status, @Nullable String retryAfter, String detail, ApiException error) {
    // An outage, too, may have an end that Graph names.
    if (status == TOO_MANY_REQUESTS || (status == UNAVAILABLE && isSeconds(retryAfter))) {
      return new GraphThrottled(seconds(retryAfter), detail, error);
    }
    // Without a status there was no answer at all.
    if (status == 0 || status >= SERVER_ERROR) {
      return busy(detail, error);
    }
    return isDenied(status) ? notGranted(detail, error) : refused(detail, error);
  }

  static boolean isDenied(int status) {
    return status == 401 || status == 403;
  }

  /** Graph's word for the error, for example {@code syncStateNotFound}; empty if it gave none. */
  static String code(ApiException error) {
    MainError main = error instanceof ODataError odata ? odata.getError() : null;
    @Nullable String code = main == null ? null : main.getCode();
    return code == null ? "" : code;
  }

  /** For a request inside a batch, which has a status of its own. */
  public static Failure ofBatch(int status, @Nullable String retryAfter) {
    ApiException error = new ApiException("HTTP " + status);
    return of(status, retryAfter, "Graph " + status + " in a batch", error);
  }

  static PermanentFailure foreignLink() {
    return new PermanentFailure(
        "ForeignLink",
        "Microsoft Graph sent a link that does not lead to Microsoft Graph. We did not follow it."
            + " Try again, and tell whoever runs this deployment if it happens again.",
        "foreign nextLink");
  }

  private static @Nullable String retryAfter(ApiException error) {
    Set<String> values = error.getResponseHeaders().get("Retry-After");
    return values == null ? null : values.stream().findFirst().orElse(null);
  }

  private static boolean isSeconds(@Nullable String retryAfter) {
    return retryAfter != null && retryAfter.matches("\\d{1,5}");
  }

  private static int seconds(@Nullable String retryAfter) {
    return retryAfter != null && isSeconds(retryAfter)
        ? Integer.parseInt(retryAfter)
        : GraphThrottled.USUAL_SECONDS;
  }

  static Failure ofLogin(Throwable error) {
    if (!(error instanceof MsalServiceException service)) {
      return busy("login " + error.getClass().getName(), error);
    }
    int status = service.statusCode() == null ? 0 : service.statusCode();
    int number = number(service);
    String detail = "login " + status + " " + service.errorCode() + " " + number;
    if (AppRefused.isNumber(number)) {
      return AppRefused.failure(detail);
    }
    return status == TOO_MANY_REQUESTS || status >= SERVER_ERROR
        ? busy(detail, error)
        : notGranted(detail, error);
  }

  /** MSAL has Microsoft's own number in the text only, which itself may name people. */
  private static int number(MsalServiceException error) {
    Matcher number = NUMBER.matcher(String.valueOf(error.getMessage()));
    return number.find() ? Integer.parseInt(number.group(1)) : 0;
  }

  /** The connection could not be made, or ended. */
  static Failure noAnswer(RuntimeException error) {
    Throwable cause = error.getCause();
    return busy("Graph " + (cause == null ? error : cause).getClass().getSimpleName(), error);
  }

  private static Failure busy(String detail, Throwable cause) {
    return new TemporaryFailure(
        "MicrosoftBusy",
        "Microsoft 365 did not answer or asked us to slow down. Nothing is lost; it is tried again"
            + " by itself.",
        detail,
        cause);
  }

  /** Temporary, because a new consent takes minutes until all of Microsoft's servers know it. */
  private static Failure notGranted(String detail, Throwable cause) {
    return new TemporaryFailure(
        "PermissionNotGranted",
        "Microsoft 365 does not let the Countersign app in (yet). It is tried again for a while."
            + " If it stays so, connect again and accept the permission request.",
        detail,
        cause);
  }

  private static Failure refused(String detail, Throwable cause) {
    return new PermanentFailure(
        "MicrosoftRefused",
        "Microsoft 365 refused a request. This step changed nothing; the function's log has"
            + " Microsoft's reason.",
        detail,
        cause);
  }
}
