package dev.countersign.local.cloud.route53;

import dev.countersign.local.cloud.aws.AwsError;
import dev.countersign.local.cloud.aws.AwsService;
import dev.countersign.local.cloud.aws.Xml;
import dev.countersign.local.cloud.http.HttpRequest;
import dev.countersign.local.cloud.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Route 53's REST-XML API for record sets; changes are in sync at once. */
public final class Route53Service implements AwsService {
  private static final String NAMESPACE = "https://route53.amazonaws.com/doc/2013-04-01/";
  private static final Pattern RECORD_SETS =
      Pattern.compile("/2013-04-01/hostedzone/([^/]+)/rrset/?");
  private static final Pattern CHANGE = Pattern.compile("/2013-04-01/change/([^/]+)");

  private final HostedZones zones;
  private final Clock clock;

  public Route53Service(HostedZones zones, Clock clock) {
    this.zones = zones;
    this.clock = clock;
  }

  @Override
  public String action(HttpRequest request) {
    if (CHANGE.matcher(request.path()).matches()) {
      return "GetChange";
    }
    if (!RECORD_SETS.matcher(request.path()).matches()) {
      return "Unknown";
    }
    return request.method().equals("POST") ? "ChangeResourceRecordSets" : "ListResourceRecordSets";
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    return switch (action(request)) {
      case "GetChange" -> xml(200, "GetChangeResponse", changeInfo(changeId(request)));
      case "ChangeResourceRecordSets" -> change(request);
      case "ListResourceRecordSets" -> list(request);
      default -> throw new AwsError(400, "InvalidAction", "Not here: " + request.path());
    };
  }

  @Override
  public HttpResponse error(HttpRequest request, AwsError error) {
    String message = "<Message>" + Xml.escape(String.valueOf(error.getMessage())) + "</Message>";
    String body = "<Type>Sender</Type><Code>" + error.code() + "</Code>" + message;
    return xml(error.status(), "ErrorResponse", "<Error>" + body + "</Error>");
  }

  private HttpResponse change(HttpRequest request) {
    Element batch = Xml.parse(request.body());
    List<RecordChange> changes =
        Xml.descendants(batch, "Change").stream().map(RecordChange::parse).toList();
    zones.change(zoneId(request), changes);
    String id = "C" + UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    return xml(200, "ChangeResourceRecordSetsResponse", changeInfo(id.substring(0, 21)));
  }

  private HttpResponse list(HttpRequest request) {
    StringBuilder sets = new StringBuilder("<ResourceRecordSets>");
    zones.list(zoneId(request), request.query("name"), request.query("type")).stream()
        .map(RecordSet::toXml)
        .forEach(sets::append);
    sets.append("</ResourceRecordSets><IsTruncated>false</IsTruncated><MaxItems>300</MaxItems>");
    return xml(200, "ListResourceRecordSetsResponse", sets.toString());
  }

  private String changeInfo(String id) {
    return "<ChangeInfo><Id>/change/%s</Id><Status>INSYNC</Status><SubmittedAt>%s</SubmittedAt></ChangeInfo>"
        .formatted(id, clock.instant());
  }

  private static String zoneId(HttpRequest request) {
    return group(RECORD_SETS, request);
  }

  private static String changeId(HttpRequest request) {
    return group(CHANGE, request);
  }

  private static String group(Pattern pattern, HttpRequest request) {
    Matcher matcher = pattern.matcher(request.path());
    if (!matcher.matches()) {
      throw new IllegalStateException("checked by action()");
    }
    return matcher.group(1);
  }

  private static HttpResponse xml(int status, String root, String content) {
    String text =
        "<?xml version=\"1.0\"?>\n<%s xmlns=\"%s\">%s<RequestId>%s</RequestId></%s>"
            .formatted(root, NAMESPACE, content, UUID.randomUUID(), root);
    return HttpResponse.of(status, "text/xml", text.getBytes(StandardCharsets.UTF_8));
  }
}
