package dev.countersign.directory;

import com.microsoft.graph.models.OnPremisesExtensionAttributes;
import com.microsoft.graph.models.User;
import dev.countersign.core.directory.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes people of Graph's users. */
final class People {
  /** The properties that a user is asked for. */
  static final String[] PROPERTIES = {
    "displayName",
    "givenName",
    "surname",
    "jobTitle",
    "department",
    "companyName",
    "officeLocation",
    "mail",
    "userPrincipalName",
    "proxyAddresses",
    "businessPhones",
    "mobilePhone",
    "faxNumber",
    "streetAddress",
    "city",
    "state",
    "postalCode",
    "country",
    "onPremisesExtensionAttributes"
  };

  private static final String SMTP = "smtp:";

  private People() {}

  /** The person; empty for accounts without any address, which send no mail. */
  static Optional<Person> of(User user) {
    Set<String> addresses = addresses(user);
    return addresses.isEmpty()
        ? Optional.empty()
        : Optional.of(new Person(user.getId(), addresses, fields(user)));
  }

  private static Set<String> addresses(User user) {
    Stream<String> aliases =
        list(user.getProxyAddresses()).stream()
            .filter(address -> address.regionMatches(true, 0, SMTP, 0, SMTP.length()))
            .map(address -> address.substring(SMTP.length()));
    return Stream.concat(aliases, Stream.of(user.getMail(), user.getUserPrincipalName()))
        .filter(Objects::nonNull)
        .map(address -> address.toLowerCase(Locale.ROOT))
        .filter(address -> address.contains("@"))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, String> fields(User user) {
    Map<String, String> fields = new HashMap<>();
    put(fields, "displayName", user.getDisplayName());
    put(fields, "givenName", user.getGivenName());
    put(fields, "surname", user.getSurname());
    put(fields, "jobTitle", user.getJobTitle());
    put(fields, "department", user.getDepartment());
    put(fields, "companyName", user.getCompanyName());
    put(fields, "officeLocation", user.getOfficeLocation());
    put(fields, "mail", user.getMail());
    put(fields, "userPrincipalName", user.getUserPrincipalName());
    put(fields, "businessPhone", first(list(user.getBusinessPhones())));
    put(fields, "mobilePhone", user.getMobilePhone());
    put(fields, "faxNumber", user.getFaxNumber());
    put(fields, "streetAddress", user.getStreetAddress());
    put(fields, "city", user.getCity());
    put(fields, "state", user.getState());
    put(fields, "postalCode", user.getPostalCode());
    put(fields, "country", user.getCountry());
    OnPremisesExtensionAttributes attributes = user.getOnPremisesExtensionAttributes();
    if (attributes != null) {
      putAttributes(fields, attributes);
    }
    return fields;
  }

  private static void putAttributes(Map<String, String> fields, OnPremisesExtensionAttributes of) {
    @Nullable String[] values = {
      of.getExtensionAttribute1(),
      of.getExtensionAttribute2(),
      of.getExtensionAttribute3(),
      of.getExtensionAttribute4(),
      of.getExtensionAttribute5(),
      of.getExtensionAttribute6(),
      of.getExtensionAttribute7(),
      of.getExtensionAttribute8(),
      of.getExtensionAttribute9(),
      of.getExtensionAttribute10(),
      of.getExtensionAttribute11(),
      of.getExtensionAttribute12(),
      of.getExtensionAttribute13(),
      of.getExtensionAttribute14(),
      of.getExtensionAttribute15()
    };
    for (int number = 1; number <= values.length; number++) {
      put(fields, "extensionAttribute" + number, values[number - 1]);
    }
  }

  private static void put(Map<String, String> fields, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      fields.put(name, value);
    }
  }

  private static List<String> list(@Nullable List<String> values) {
    return values == null ? List.of() : values;
  }

  private static @Nullable String first(List<String> values) {
    return values.isEmpty() ? null : values.get(0);
  }
}
