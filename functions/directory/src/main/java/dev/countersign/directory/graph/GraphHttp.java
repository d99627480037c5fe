package dev.countersign.directory.graph;

import com.microsoft.kiota.http.middleware.RetryHandler;
import com.microsoft.kiota.http.middleware.options.RetryHandlerOption;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** How requests to Graph are sent, and how often within one call of a function. */
final class GraphHttp {
  /** Waited for inside the function; for longer, the state machine tries again. */
  private static final int LONGEST_RETRY_AFTER_SECONDS = 10;

  private static final int RETRIES = 2;
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private GraphHttp() {}

  static OkHttpClient client() {
    return new OkHttpClient.Builder()
        .callTimeout(TIMEOUT.multipliedBy(2))
        .connectTimeout(TIMEOUT)
        .readTimeout(TIMEOUT)
        .followRedirects(false)
        .addInterceptor(
            new RetryHandler(
                new RetryHandlerOption(
                    (delay, count, request, response) -> isSoon(response), RETRIES, 1)))
        .addInterceptor(chain -> chain.proceed(OnceOnly.of(chain.request())))
        .build();
  }

  private static boolean isSoon(Response response) {
    String after = response.header("Retry-After");
    return after != null
        && after.matches("\\d{1,4}")
        && Integer.parseInt(after) <= LONGEST_RETRY_AFTER_SECONDS;
  }
}
