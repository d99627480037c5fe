package dev.countersign.local.cloud.s3;

import dev.countersign.local.cloud.aws.AwsError;
import dev.countersign.local.cloud.aws.Xml;
import dev.countersign.local.cloud.http.HttpRequest;
import dev.countersign.local.cloud.http.HttpResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Operations on one object. */
final class ObjectOperations {
  private static final String DELETED =
      "<DeleteResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">%s</DeleteResult>";

  static final String COPY_SOURCE = "x-amz-copy-source";

  private static final String COPIED =
      "<CopyObjectResult><LastModified>%s</LastModified><ETag>%s</ETag></CopyObjectResult>";

  private final Buckets buckets;
  private final Clock clock;

  ObjectOperations(Buckets buckets, Clock clock) {
    this.buckets = buckets;
    this.clock = clock;
  }

  HttpResponse put(S3Service.Address address, HttpRequest request) {
    byte[] bytes = AwsChunked.decode(request);
    StoredObject object = StoredObject.of(bytes, metadata(request), clock.instant());
    if ("*".equals(request.header("If-None-Match"))) {
      buckets.putNew(address.bucket(), address.key(), object);
    } else {
      buckets.put(address.bucket(), address.key(), object);
    }
    return HttpResponse.empty(200).with("ETag", object.etag());
  }

  /**
   * CopyObject: the bytes of the source with a new time, and its metadata or that of the request.
   */
  HttpResponse copy(S3Service.Address address, HttpRequest request) {
    S3Service.Address from = S3Service.Address.of(String.valueOf(request.header(COPY_SOURCE)));
    boolean replaces = "REPLACE".equals(request.header("x-amz-metadata-directive"));
    if (from.equals(address) && !replaces) {
      throw new AwsError(
          400, "InvalidRequest", "An object is copied to itself without any of it being changed");
    }
    StoredObject source = buckets.get(from.bucket(), from.key());
    StoredObject copy =
        StoredObject.of(
            source.bytes(), replaces ? metadata(request) : source.metadata(), clock.instant());
    buckets.put(address.bucket(), address.key(), copy);
    return S3Service.xml(200, COPIED.formatted(copy.lastModified(), Xml.escape(copy.etag())));
  }

  HttpResponse get(S3Service.Address address, HttpRequest request) {
    StoredObject object = buckets.get(address.bucket(), address.key());
    if (object.etag().equals(request.header("If-None-Match"))) {
      return HttpResponse.empty(304).with("ETag", object.etag());
    }
    String range = request.header("Range");
    HttpResponse answer =
        range == null
            ? new HttpResponse(200, headers(object), object.bytes())
            : ranged(object, ByteRange.parse(range, object.bytes().length));
    // The JDK's server leaves the length of a HEAD answer to the handler.
    return request.method().equals("HEAD")
        ? answer.with("Content-Length", String.valueOf(answer.body().length))
        : answer;
  }

  HttpResponse delete(S3Service.Address address) {
    buckets.delete(address.bucket(), address.key());
    return HttpResponse.empty(204);
  }

  HttpResponse deleteAll(S3Service.Address address, HttpRequest request) {
    StringBuilder deleted = new StringBuilder();
    for (String key : Xml.texts(Xml.parse(AwsChunked.decode(request)), "Key")) {
      buckets.delete(address.bucket(), key);
      deleted.append("<Deleted><Key>").append(Xml.escape(key)).append("</Key></Deleted>");
    }
    return S3Service.xml(200, DELETED.formatted(deleted));
  }

  private static HttpResponse ranged(StoredObject object, ByteRange range) {
    if (!range.isSatisfiable()) {
      throw new AwsError(416, "InvalidRange", "The requested range is not satisfiable");
    }
    byte[] part = Arrays.copyOfRange(object.bytes(), range.first(), range.last() + 1);
    return new HttpResponse(206, headers(object), part)
        .with(
            "Content-Range",
            "bytes %d-%d/%d".formatted(range.first(), range.last(), object.bytes().length));
  }

  private static Map<String, List<String>> headers(StoredObject object) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    object.metadata().forEach((name, value) -> headers.put(name, List.of(value)));
    headers.put("ETag", List.of(object.etag()));
    headers.put("Accept-Ranges", List.of("bytes"));
    headers.put(
        "Last-Modified",
        List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                object.lastModified().atOffset(ZoneOffset.UTC))));
    return headers;
  }

  private static Map<String, String> metadata(HttpRequest request) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("content-type", "binary/octet-stream");
    request
        .headers()
        .forEach(
            (name, values) -> {
              if (name.startsWith("x-amz-meta-") || name.equals("content-type")) {
                metadata.put(name, values.get(0));
              }
            });
    return metadata;
  }
}
