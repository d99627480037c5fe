package dev.countersign.signature.render;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The fields a template may use: properties of Microsoft Graph's user, and two of its manager. */
public final class DirectoryFields {

  /** {@code onPremisesExtensionAttributes} has fifteen. */
  private static final int EXTENSION_ATTRIBUTES = 15;

  private static final List<String> PROPERTIES =
      List.of(
          "displayName",
          "givenName",
          "surname",
          "jobTitle",
          "department",
          "companyName",
          "officeLocation",
          "mail",
          "userPrincipalName",
          "businessPhone",
          "mobilePhone",
          "faxNumber",
          "streetAddress",
          "city",
          "state",
          "postalCode",
          "country",
          "managerDisplayName",
          "managerMail");

  private static final Set<String> NAMES =
      Stream.concat(
              PROPERTIES.stream(),
              IntStream.rangeClosed(1, EXTENSION_ATTRIBUTES)
                  .mapToObj(number -> "extensionAttribute" + number))
          .collect(Collectors.toUnmodifiableSet());

  private DirectoryFields() {}

  /** All names, for an editor to offer. */
  public static Set<String> names() {
    return NAMES;
  }
}
