package dev.countersign.directory.graph;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A body that is sent once. OkHttp sends a request again by itself when a connection that it kept
 * ends without an answer, a POST too: but that one may have been carried out, and whether it is
 * made again is not decided down here.
 */
final class OnceOnly extends RequestBody {
  private final RequestBody body;

  private OnceOnly(RequestBody body) {
    this.body = body;
  }

  /** The same request; one without a body, which only reads, may be sent again. */
  static Request of(Request request) {
    RequestBody body = request.body();
    return body == null
        ? request
        : request.newBuilder().method(request.method(), new OnceOnly(body)).build();
  }

  @Override
  public @Nullable MediaType contentType() {
    return body.contentType();
  }

  @Override
  public long contentLength() throws IOException {
    return body.contentLength();
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    body.writeTo(sink);
  }
}
