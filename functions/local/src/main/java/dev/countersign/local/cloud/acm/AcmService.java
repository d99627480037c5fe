package dev.countersign.local.cloud.acm;

import static dev.countersign.local.cloud.aws.JsonFields.blob;
import static dev.countersign.local.cloud.aws.JsonFields.optional;
import static dev.countersign.local.cloud.aws.JsonFields.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.cloud.aws.AwsError;
import dev.countersign.local.cloud.aws.JsonApi;
import dev.countersign.local.cloud.iam.ResourceTags;
import dev.countersign.local.tls.Identity;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The operations for public certificates that are exported and validated by DNS. */
public final class AcmService implements JsonApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  // Patterns and lengths of the API reference.
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(\\*\\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])");
  private static final Pattern TOKEN = Pattern.compile("\\w{1,32}");
  private static final Pattern ARN = Pattern.compile("arn:[\\w-]+:acm:[\\w-]+:\\d+:certificate/.+");
  private static final Pattern PASSPHRASE = Pattern.compile("[\\p{ASCII}&&[^#$%]]{4,128}");

  private final Certificates certificates;

  /** ACM shows the record some seconds after the request: here, whoever asks first misses it. */
  private final Set<String> described = ConcurrentHashMap.newKeySet();

  /**
   * @param arnPrefix {@code arn:aws:acm:region:account}
   */
  public AcmService(String arnPrefix, Authority authority, Clock clock) {
    this.certificates = new Certificates(arnPrefix, authority, clock);
  }

  /** The domain names of all certificates and requests. */
  public List<String> domains() {
    return certificates.all().stream().map(Certificate::domain).sorted().toList();
  }

  @Override
  public JsonNode handle(String action, JsonNode request) {
    return switch (action) {
      case "RequestCertificate" -> request(request);
      case "DescribeCertificate" -> describe(find(request));
      case "ListCertificates" -> list();
      case "ExportCertificate" -> export(request);
      case "DeleteCertificate" -> delete(request);
      default -> throw new AwsError(400, "UnknownOperationException", "Not here: " + action);
    };
  }

  private JsonNode request(JsonNode request) {
    String domain = required(request, "DomainName");
    String token = optional(request, "IdempotencyToken");
    if (!DOMAIN.matcher(domain).matches()) {
      throw invalid("Value at 'domainName' failed to satisfy constraint");
    }
    if (token != null && !TOKEN.matcher(token).matches()) {
      throw invalid("Value at 'idempotencyToken' failed to satisfy constraint");
    }
    if (!"DNS".equals(optional(request, "ValidationMethod"))) {
      throw new AwsError(
          400, "InvalidParameterException", "This account has nobody who reads validation mail.");
    }
    boolean exportable = request.path("Options").path("Export").asText().equals("ENABLED");
    String arn = certificates.request(domain, token, exportable).arn();
    Map<String, String> tags = new HashMap<>();
    request
        .path("Tags")
        .forEach(tag -> tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
    ResourceTags.put(arn, tags);
    return JSON.createObjectNode().put("CertificateArn", arn);
  }

  private JsonNode describe(Certificate certificate) {
    ObjectNode detail = summary(certificate);
    ObjectNode validation = detail.putArray("DomainValidationOptions").addObject();
    validation.put("DomainName", certificate.domain()).put("ValidationMethod", "DNS");
    if (!described.add(certificate.arn())) {
      validation
          .putObject("ResourceRecord")
          .put("Name", certificate.recordName())
          .put("Type", "CNAME")
          .put("Value", certificate.recordValue());
    }
    detail.putObject("Options").put("Export", certificate.exportable() ? "ENABLED" : "DISABLED");
    Identity identity = certificate.identity();
    if (identity != null) {
      detail.put("Serial", serial(identity.certificate()));
      detail.putArray("ExtendedKeyUsages").addObject().put("Name", "TLS_WEB_SERVER_AUTHENTICATION");
    }
    return JSON.createObjectNode().set("Certificate", detail);
  }

  private ObjectNode summary(Certificate certificate) {
    ObjectNode summary =
        JSON.createObjectNode()
            .put("CertificateArn", certificate.arn())
            .put("DomainName", certificate.domain())
            .put("Status", certificates.status(certificate))
            .put("Type", "AMAZON_ISSUED")
            .put("KeyAlgorithm", "RSA_2048")
            .put("CreatedAt", seconds(certificate.requested()));
    Identity identity = certificate.identity();
    if (identity != null) {
      X509Certificate leaf = identity.certificate();
      summary.put("NotBefore", seconds(leaf.getNotBefore().toInstant()));
      summary.put("NotAfter", seconds(leaf.getNotAfter().toInstant()));
    }
    return summary;
  }

  private JsonNode list() {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode summaries = answer.putArray("CertificateSummaryList");
    for (Certificate certificate : certificates.all()) {
      summaries.add(
          summary(certificate)
              .put("ExportOption", certificate.exportable() ? "ENABLED" : "DISABLED")
              .put("Exported", certificate.exported()));
    }
    return answer;
  }

  private JsonNode export(JsonNode request) {
    String passphrase = new String(blob(request, "Passphrase"), StandardCharsets.UTF_8);
    if (!PASSPHRASE.matcher(passphrase).matches()) {
      throw invalid("Value at 'passphrase' failed to satisfy constraint");
    }
    Certificate certificate = find(request);
    Identity identity = certificate.identity();
    if (identity == null) {
      throw new AwsError(
          400,
          "RequestInProgressException",
          "Certificate " + certificate.arn() + " is in status PENDING_VALIDATION.");
    }
    if (!certificate.exportable()) {
      throw invalid("Certificate ARN: " + certificate.arn() + " is not a private certificate");
    }
    certificates.exported(certificate);
    return JSON.createObjectNode()
        .put("Certificate", identity.leafToPem())
        .put("CertificateChain", identity.issuersToPem())
        .put("PrivateKey", identity.keyToEncryptedPem(passphrase));
  }

  private JsonNode delete(JsonNode request) {
    certificates.delete(arn(request));
    return JSON.createObjectNode();
  }

  private Certificate find(JsonNode request) {
    return certificates.find(arn(request));
  }

  private static String arn(JsonNode request) {
    @Nullable String arn = optional(request, "CertificateArn");
    if (arn == null || !ARN.matcher(arn).matches()) {
      throw new AwsError(400, "InvalidArnException", "Invalid ARN: " + arn);
    }
    return arn;
  }

  private static String serial(X509Certificate certificate) {
    return certificate.getSerialNumber().toString(16).replaceAll("(..)(?=.)", "$1:");
  }

  private static double seconds(Instant instant) {
    return instant.getEpochSecond();
  }

  private static AwsError invalid(String message) {
    return new AwsError(400, "ValidationException", message);
  }
}
