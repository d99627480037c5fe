package dev.countersign.mailflow.preview;

import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.signature.SignatureIds;
import dev.countersign.mailflow.AddressParser;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The message that is asked about: {@code ?from=&to=&sender=&reply=&signature=}.
 *
 * @param from address in From
 * @param sender address in Sender, where somebody sends on another's behalf
 * @param to recipients; {@code to} has them separated by commas
 * @param reply whether it is a reply or a forward
 * @param signatureId shows this signature, whatever the rules say
 * @param asPage whether the answer is to be looked at in a browser
 */
record PreviewRequest(
    String from,
    Optional<String> sender,
    List<String> to,
    boolean reply,
    Optional<String> signatureId,
    boolean asPage) {

  /**
   * The message of a request.
   *
   * @throws ApiProblem 400, if a parameter is missing or cannot be understood
   */
  static PreviewRequest of(ApiRequest request) {
    String from =
        address(request, "from")
            .orElseThrow(
                () -> ApiProblem.invalidParameter("from", "the address of the person who writes"));
    return new PreviewRequest(
        from,
        address(request, "sender").filter(sender -> !sender.equals(from)),
        recipients(request.query("to").orElse("")),
        reply(request.query("reply").orElse("false")),
        request.query("signature").map(PreviewRequest::signatureId),
        accepted(request.headers()).contains("text/html"));
  }

  /** Whose data may be shown. */
  Set<String> senders() {
    Set<String> senders = new HashSet<>(Set.of(from));
    sender.ifPresent(senders::add);
    return senders;
  }

  private static Optional<String> address(ApiRequest request, String name) {
    Optional<String> text = request.query(name).filter(value -> !value.isBlank());
    Optional<String> address = text.flatMap(AddressParser::first);
    if (text.isPresent() && address.isEmpty()) {
      throw ApiProblem.invalidParameter(name, "one address");
    }
    return address.map(found -> found.toLowerCase(Locale.ROOT));
  }

  private static List<String> recipients(String text) {
    List<String> recipients = AddressParser.all(text);
    if (recipients.isEmpty()) {
      throw ApiProblem.invalidParameter("to", "the addresses of recipients, separated by commas");
    }
    return recipients;
  }

  private static boolean reply(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw ApiProblem.invalidParameter("reply", "true or false");
    };
  }

  private static String signatureId(String text) {
    if (!SignatureIds.isValid(text)) {
      throw ApiProblem.invalidParameter("signature", "the identifier of a signature");
    }
    return text;
  }

  private static String accepted(@Nullable Map<String, String> headers) {
    return headers == null ? "" : headers.getOrDefault("accept", "");
  }
}
