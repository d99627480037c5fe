package dev.countersign.local.microsoft365.exchange;

/**
 * The errors that Exchange's cmdlets end with. Types and texts are those that administrators quote;
 * where nobody has, the type is the general one and the text ours.
 */
final class CmdletErrors {

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final String TASKS = "Microsoft.Exchange.Configuration.Tasks.";
  private static final String AUTOMATION = "System.Management.Automation.";

  /** Where the directory lives; it stands in the text of errors. */
  private static final String SERVER = "EURPR06A001.PROD.OUTLOOK.COM";

  private CmdletErrors() {}

  static CmdletException notFound(String identity) {
    return new CmdletException(
        NOT_FOUND,
        "Ex6F9304",
        TASKS + "ManagementObjectNotFoundException",
        "The operation couldn't be performed because object '%s' couldn't be found on '%s'."
            .formatted(identity, SERVER));
  }

  static CmdletException alreadyExists(String name) {
    return new CmdletException(
        BAD_REQUEST,
        "Ex1F5DDB",
        "Microsoft.Exchange.Data.Directory.ADObjectAlreadyExistsException",
        "Active Directory operation failed on %s. The object '%s' already exists."
            .formatted(SERVER, name));
  }

  static CmdletException dehydrated() {
    return new CmdletException(
        BAD_REQUEST,
        "ExD63E7D",
        TASKS + "InvalidOperationInDehydratedContextException",
        "The command you tried to run isn't currently allowed in your organization. To run this"
            + " command, you first need to run the command: Enable-OrganizationCustomization.");
  }

  static CmdletException alreadyCustomized() {
    return new CmdletException(
        BAD_REQUEST,
        "ExEA9162",
        "System.InvalidOperationException",
        "This operation is not required. Organization is already enabled for customization.");
  }

  static CmdletException unknownCmdlet(String name) {
    return new CmdletException(
        BAD_REQUEST,
        "",
        AUTOMATION + "CommandNotFoundException",
        "The term '%s' is not recognized as a name of a cmdlet, function, script file, or executable program. Check the spelling of the name, or if a path was included, verify that the path is correct and try again."
            .formatted(name));
  }

  static CmdletException unknownParameter(String name) {
    return binding("A parameter cannot be found that matches parameter name '%s'.".formatted(name));
  }

  static CmdletException missingParameter(String name) {
    return binding(
        "Cannot process command because of one or more missing mandatory parameters: %s."
            .formatted(name));
  }

  static CmdletException wrongType(String parameter, String value, String type) {
    return binding(
        "Cannot process argument transformation on parameter '%s'. Cannot convert value \"%s\" to type \"%s\"."
            .formatted(parameter, value, type));
  }

  /** The parameters bind, but together they make no sense. */
  static CmdletException invalid(String text) {
    return new CmdletException(
        BAD_REQUEST, "ExD2A4C1", "Microsoft.Exchange.Data.DataValidationException", text);
  }

  static CmdletException invalidOperation(String text) {
    return new CmdletException(BAD_REQUEST, "ExB0C2E5", "System.InvalidOperationException", text);
  }

  private static CmdletException binding(String text) {
    return new CmdletException(BAD_REQUEST, "", AUTOMATION + "ParameterBindingException", text);
  }
}
