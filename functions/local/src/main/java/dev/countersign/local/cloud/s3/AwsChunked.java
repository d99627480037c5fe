package dev.countersign.local.cloud.s3;

import dev.countersign.local.cloud.aws.AwsError;
import dev.countersign.local.cloud.http.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes the {@code aws-chunked} framing off a request body: {@code size-hex[;chunk-signature=…]
 * CRLF bytes CRLF …}, a chunk of size 0, then trailers (checksums, which are not verified).
 */
final class AwsChunked {
  private AwsChunked() {}

  static byte[] decode(HttpRequest request) {
    String encoding = request.header("Content-Encoding");
    return encoding != null && encoding.contains("aws-chunked")
        ? decode(request.body())
        : request.body();
  }

  private static byte[] decode(byte[] framed) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(framed.length);
    int position = 0;
    while (true) {
      int lineEnd = lineEnd(framed, position);
      int size = size(new String(framed, position, lineEnd - position, StandardCharsets.US_ASCII));
      if (size == 0) {
        return bytes.toByteArray();
      }
      position = lineEnd + 2;
      if (position + size > framed.length) {
        throw incomplete();
      }
      bytes.write(framed, position, size);
      position += size + 2;
    }
  }

  private static int size(String line) {
    int extension = line.indexOf(';');
    try {
      return Integer.parseInt(extension < 0 ? line : line.substring(0, extension), 16);
    } catch (NumberFormatException e) {
      throw incomplete();
    }
  }

  private static int lineEnd(byte[] framed, int from) {
    for (int i = from; i + 1 < framed.length; i++) {
      if (framed[i] == '\r' && framed[i + 1] == '\n') {
        return i;
      }
    }
    throw incomplete();
  }

  private static AwsError incomplete() {
    return new AwsError(400, "IncompleteBody", "The chunks of the request body do not add up");
  }
}
