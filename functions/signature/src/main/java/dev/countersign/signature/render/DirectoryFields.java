package dev.countersign.signature.render;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The fields a template may use: properties of Microsoft Graph's user, and two of its manager. The
 * only list of them: the directory is read by it.
 */
public final class DirectoryFields {
  /** Properties of Graph's user that are text, by Graph's own names. */
  public static final List<String> USER_PROPERTIES =
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
          "mobilePhone",
          "faxNumber",
          "streetAddress",
          "city",
          "state",
          "postalCode",
          "country");

  /** The first of the user's {@code businessPhones}. */
  public static final String BUSINESS_PHONE = "businessPhone";

  /** The manager's {@code displayName}. */
  public static final String MANAGER_DISPLAY_NAME = "managerDisplayName";

  /** The manager's {@code mail}. */
  public static final String MANAGER_MAIL = "managerMail";

  private static final int EXTENSION_ATTRIBUTE_COUNT = 15;

  /** Those in the user's {@code onPremisesExtensionAttributes}, by Graph's own names. */
  public static final List<String> EXTENSION_ATTRIBUTES =
      IntStream.rangeClosed(1, EXTENSION_ATTRIBUTE_COUNT)
          .mapToObj(number -> "extensionAttribute" + number)
          .toList();

  private static final Set<String> NAMES =
      Stream.of(
              USER_PROPERTIES,
              EXTENSION_ATTRIBUTES,
              List.of(BUSINESS_PHONE, MANAGER_DISPLAY_NAME, MANAGER_MAIL))
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  private DirectoryFields() {}

  /** All names, for an editor to offer. */
  public static Set<String> names() {
    return NAMES;
  }
}
