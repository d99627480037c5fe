package dev.countersign.local.microsoft365.mail;

import dev.countersign.local.microsoft365.exchange.ByteQuantifiedSize;
import dev.countersign.local.microsoft365.exchange.DomainNames;
import dev.countersign.local.microsoft365.exchange.ExchangeObject;
import dev.countersign.local.microsoft365.exchange.Organization;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a transport rule applies: every condition it has must hold, and none of its exceptions
 * may (Microsoft: Mail flow rule conditions and exceptions).
 */
final class RuleConditions {

  private static final Pattern ADDRESS = Pattern.compile("<([^<>]*)>\\s*$");
  private static final String EXCEPTION = "ExceptIf";

  private final Organization organization;

  RuleConditions(Organization organization) {
    this.organization = organization;
  }

  boolean apply(ExchangeObject rule, Mail mail) {
    List<Boolean> conditions = evaluate(rule, "", mail);
    List<Boolean> exceptions = evaluate(rule, EXCEPTION, mail);
    return !conditions.contains(false) && !exceptions.contains(true);
  }

  /** One result for each condition that the rule has under this prefix. */
  private List<Boolean> evaluate(ExchangeObject rule, String prefix, Mail mail) {
    List<Boolean> results = new ArrayList<>();
    senders(results, rule, prefix, mail);
    headers(results, rule, prefix, mail.message());
    ByteQuantifiedSize size = rule.size(prefix + "MessageSizeOver");
    if (size != null) {
      results.add(mail.message().size() > size.bytes());
    }
    String type = rule.text(prefix + "MessageTypeMatches");
    if (type != null) {
      results.add(MessageTypes.matches(mail.message(), type));
    }
    return results;
  }

  private void senders(List<Boolean> results, ExchangeObject rule, String prefix, Mail mail) {
    List<String> senders = senders(rule, mail);
    List<String> domains = senders.stream().map(DomainNames::domainOf).toList();
    String scope = rule.text(prefix + "FromScope");
    if (scope != null) {
      results.add(scope.equals("InOrganization") == isInOrganization(domains, mail));
    }
    any(
        results,
        rule.list(prefix + "From"),
        from -> senders.stream().anyMatch(from::equalsIgnoreCase));
    any(results, rule.list(prefix + "FromMemberOf"), group -> isMember(group, senders));
    any(
        results,
        rule.list(prefix + "SenderDomainIs"),
        wanted -> domains.stream().anyMatch(d -> DomainNames.matches("*." + wanted, d)));
    any(results, rule.list(prefix + "FromAddressContainsWords"), word -> contains(senders, word));
    any(results, rule.list(prefix + "FromAddressMatchesPatterns"), regex -> find(senders, regex));
  }

  private static void headers(
      List<Boolean> results, ExchangeObject rule, String prefix, RawMessage message) {
    List<String> subjects = decoded(message, "Subject");
    any(results, rule.list(prefix + "SubjectContainsWords"), word -> contains(subjects, word));
    List<String> words = decoded(message, rule.text(prefix + "HeaderContainsMessageHeader"));
    any(results, rule.list(prefix + "HeaderContainsWords"), word -> contains(words, word));
    List<String> texts = decoded(message, rule.text(prefix + "HeaderMatchesMessageHeader"));
    any(results, rule.list(prefix + "HeaderMatchesPatterns"), regex -> find(texts, regex));
  }

  /** Exchange searches header fields after their encoded words were decoded (RFC 2047). */
  private static List<String> decoded(RawMessage message, @Nullable String header) {
    return header == null
        ? List.of()
        : message.values(header).stream().map(RuleConditions::decode).toList();
  }

  private static String decode(String value) {
    try {
      return MimeUtility.decodeText(value);
    } catch (UnsupportedEncodingException e) {
      return value;
    }
  }

  private static void any(List<Boolean> results, List<String> wanted, Predicate<String> matches) {
    if (!wanted.isEmpty()) {
      results.add(wanted.stream().anyMatch(matches));
    }
  }

  private boolean isInOrganization(List<String> domains, Mail mail) {
    return mail.origin() == Origin.INTERNAL
        && domains.stream().anyMatch(organization.acceptedDomains()::contains);
  }

  private boolean isMember(String group, List<String> senders) {
    return senders.stream().anyMatch(sender -> organization.recipients().isMember(group, sender));
  }

  private static List<String> senders(ExchangeObject rule, Mail mail) {
    String location = rule.text("SenderAddressLocation");
    List<String> senders = new ArrayList<>();
    if (!"Envelope".equals(location)) {
      mail.message().values("From").forEach(value -> senders.add(address(value)));
    }
    if (!"Header".equals(location)) {
      senders.add(mail.sender());
    }
    return senders;
  }

  private static String address(String from) {
    var matcher = ADDRESS.matcher(from);
    return matcher.find() ? matcher.group(1) : from.strip();
  }

  /** Whole words, as Exchange compares them, in any case. */
  private static boolean contains(List<String> values, String word) {
    return find(values, "(?<![\\w])" + Pattern.quote(word) + "(?![\\w])");
  }

  private static boolean find(List<String> values, String regex) {
    Pattern pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    return values.stream().anyMatch(value -> pattern.matcher(value).find());
  }
}
