package dev.countersign.local.cloud.s3;

import dev.countersign.local.cloud.aws.AwsError;
import dev.countersign.local.cloud.aws.AwsService;
import dev.countersign.local.cloud.aws.Xml;
import dev.countersign.local.cloud.http.HttpRequest;
import dev.countersign.local.cloud.http.HttpResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/**
 * S3's REST API with path-style addresses. Our own, as the light library ignores {@code
 * If-None-Match} and the faithful one takes seven seconds to start.
 */
public final class S3Service implements AwsService {
  private final Buckets buckets;
  private final ObjectOperations objects;
  private final ObjectListing listing;

  public S3Service(Buckets buckets, Clock clock) {
    this.buckets = buckets;
    this.objects = new ObjectOperations(buckets, clock);
    this.listing = new ObjectListing(buckets);
  }

  /** {@code /bucket/key}, decoded. */
  record Address(String bucket, String key) {
    static Address of(HttpRequest request) {
      // A plus sign in a path is a plus sign.
      return of(request.path().replace("+", "%2B"));
    }

    /**
     * @param encoded with or without a slash in front
     */
    static Address of(String encoded) {
      String path = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
      String decoded = path.startsWith("/") ? path.substring(1) : path;
      int slash = decoded.indexOf('/');
      return slash < 0
          ? new Address(decoded, "")
          : new Address(decoded.substring(0, slash), decoded.substring(slash + 1));
    }
  }

  @Override
  public String action(HttpRequest request) {
    Address address = Address.of(request);
    if (address.bucket().isEmpty()) {
      return "ListBuckets";
    }
    boolean onBucket = address.key().isEmpty();
    return switch (request.method()) {
      case "PUT" -> onBucket ? "CreateBucket" : put(request);
      case "GET" -> onBucket ? "ListObjectsV2" : "GetObject";
      case "HEAD" -> onBucket ? "HeadBucket" : "HeadObject";
      case "DELETE" -> onBucket ? "DeleteBucket" : "DeleteObject";
      default -> onBucket && request.query("delete") != null ? "DeleteObjects" : "Unknown";
    };
  }

  private static String put(HttpRequest request) {
    return request.header(ObjectOperations.COPY_SOURCE) == null ? "PutObject" : "CopyObject";
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    Address address = Address.of(request);
    return switch (action(request)) {
      case "ListBuckets" -> listing.buckets();
      case "CreateBucket" -> createBucket(address);
      case "HeadBucket" -> headBucket(address);
      case "ListObjectsV2" -> listing.objects(address.bucket(), request);
      case "PutObject" -> objects.put(address, request);
      case "CopyObject" -> objects.copy(address, request);
      case "GetObject", "HeadObject" -> objects.get(address, request);
      case "DeleteObject" -> objects.delete(address);
      case "DeleteObjects" -> objects.deleteAll(address, request);
      default ->
          throw new AwsError(501, "NotImplemented", request.method() + " is not in the stand-in");
    };
  }

  @Override
  public HttpResponse error(HttpRequest request, AwsError error) {
    if (request.method().equals("HEAD")) {
      return HttpResponse.empty(error.status());
    }
    String message = Xml.escape(String.valueOf(error.getMessage()));
    return xml(
        error.status(),
        "<Error><Code>" + error.code() + "</Code><Message>" + message + "</Message></Error>");
  }

  static HttpResponse xml(int status, String content) {
    String text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + content;
    return HttpResponse.of(status, "application/xml", text.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse createBucket(Address address) {
    buckets.create(address.bucket());
    return HttpResponse.empty(200).with("Location", "/" + address.bucket());
  }

  private HttpResponse headBucket(Address address) {
    buckets.check(address.bucket());
    return HttpResponse.empty(200);
  }
}
