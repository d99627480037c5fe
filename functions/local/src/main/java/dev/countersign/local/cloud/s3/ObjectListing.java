package dev.countersign.local.cloud.s3;

import dev.countersign.local.cloud.aws.Xml;
import dev.countersign.local.cloud.http.HttpRequest;
import dev.countersign.local.cloud.http.HttpResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** ListBuckets and ListObjectsV2 with prefix, delimiter and pages. */
final class ObjectListing {
  private static final int PAGE_LIMIT = 1000;
  private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

  private final Buckets buckets;

  ObjectListing(Buckets buckets) {
    this.buckets = buckets;
  }

  HttpResponse buckets() {
    StringBuilder names = new StringBuilder();
    for (String name : buckets.names()) {
      names.append("<Bucket><Name>").append(name).append("</Name></Bucket>");
    }
    return S3Service.xml(
        200,
        "<ListAllMyBucketsResult xmlns=\"%s\"><Buckets>%s</Buckets></ListAllMyBucketsResult>"
            .formatted(NAMESPACE, names));
  }

  HttpResponse objects(String bucket, HttpRequest request) {
    Page page = page(bucket, request);
    StringBuilder xml = new StringBuilder();
    xml.append("<ListBucketResult xmlns=\"").append(NAMESPACE).append("\"><Name>");
    xml.append(bucket).append("</Name><Prefix>").append(page.name(parameter(request, "prefix")));
    xml.append("</Prefix><KeyCount>").append(page.count).append("</KeyCount><MaxKeys>");
    xml.append(page.limit).append("</MaxKeys>").append(page.url ? encodedByUrl() : "");
    xml.append("<IsTruncated>").append(page.next != null).append("</IsTruncated>");
    if (page.next != null) {
      xml.append("<NextContinuationToken>").append(Xml.escape(page.next));
      xml.append("</NextContinuationToken>");
    }
    xml.append(page.contents);
    for (String prefix : page.commonPrefixes) {
      xml.append("<CommonPrefixes><Prefix>").append(page.name(prefix));
      xml.append("</Prefix></CommonPrefixes>");
    }
    return S3Service.xml(200, xml.append("</ListBucketResult>").toString());
  }

  private Page page(String bucket, HttpRequest request) {
    String prefix = parameter(request, "prefix");
    String delimiter = parameter(request, "delimiter");
    String after = parameter(request, "continuation-token");
    Page page = new Page(request);
    String start = after.isEmpty() ? parameter(request, "start-after") : after;
    for (Map.Entry<String, StoredObject> entry : buckets.list(bucket, start).entrySet()) {
      String key = entry.getKey();
      if (key.startsWith(prefix) && !page.add(key, entry.getValue(), prefix, delimiter)) {
        return page;
      }
    }
    return page;
  }

  private static String encodedByUrl() {
    return "<EncodingType>url</EncodingType>";
  }

  private static String parameter(HttpRequest request, String name) {
    return Objects.requireNonNullElse(request.query(name), "");
  }

  private static final class Page {
    private final int limit;
    private final boolean url;
    private final StringBuilder contents = new StringBuilder();
    private final Set<String> commonPrefixes = new TreeSet<>();
    private int count;
    private String last = "";
    private @Nullable String next;

    Page(HttpRequest request) {
      String asked = request.query("max-keys");
      limit = asked == null ? PAGE_LIMIT : Math.min(PAGE_LIMIT, Integer.parseInt(asked));
      url = "url".equals(request.query("encoding-type"));
    }

    /** False once the page is full. */
    boolean add(String key, StoredObject object, String prefix, String delimiter) {
      int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
      String common = end < 0 ? null : key.substring(0, end + delimiter.length());
      if (common != null && commonPrefixes.contains(common)) {
        last = key;
        return true;
      }
      if (count == limit) {
        next = last;
        return false;
      }
      count++;
      last = key;
      if (common != null) {
        commonPrefixes.add(common);
      } else {
        append(key, object);
      }
      return true;
    }

    private void append(String key, StoredObject object) {
      contents.append("<Contents><Key>").append(name(key)).append("</Key><LastModified>");
      contents.append(object.lastModified()).append("</LastModified><ETag>");
      contents.append(Xml.escape(object.etag())).append("</ETag><Size>");
      contents.append(object.bytes().length).append("</Size>");
      contents.append("<StorageClass>STANDARD</StorageClass></Contents>");
    }

    String name(String key) {
      return url ? URLEncoder.encode(key, StandardCharsets.UTF_8) : Xml.escape(key);
    }
  }
}
