package dev.countersign.local.microsoft365.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /adminapi/beta/{tenant}/InvokeCommand}: what the Exchange Online PowerShell module
 * speaks. Mount it at {@link #PATH}.
 */
public final class AdminApi implements HttpHandler {

  /** Where this handler belongs on a server. */
  public static final String PATH = "/adminapi/beta/";

  private static final Pattern INVOKE = Pattern.compile(PATH + "([0-9a-fA-F-]{36})/InvokeCommand");
  private static final Pattern ANCHOR =
      Pattern.compile(
          "UPN:[^@\\s]+@[^@\\s]+|APP:SystemMailbox\\{bb558c35-97f1-4cb9-8ff7-d53741dc928c\\}@\\S+",
          Pattern.CASE_INSENSITIVE);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AdminTokens tokens;
  private final Organization organization;
  private final CmdletRunner runner;
  private final AdminFaults faults;

  AdminApi(AdminTokens tokens, Organization organization, CmdletRunner runner, AdminFaults faults) {
    this.tokens = tokens;
    this.organization = organization;
    this.runner = runner;
    this.faults = faults;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      AdminResponse response = new AdminResponse(exchange, JSON);
      Admin admin = authorize(exchange, response);
      if (admin != null) {
        invoke(admin, exchange, response);
      }
    }
  }

  /** Answers the request itself and returns null where the caller may not go on. */
  private @Nullable Admin authorize(HttpExchange exchange, AdminResponse response)
      throws IOException {
    Matcher path = INVOKE.matcher(exchange.getRequestURI().getPath());
    if (!path.matches()) {
      response.error(404, "NotFound", "No HTTP resource was found that matches the request URI.");
      return null;
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      response.error(405, "MethodNotAllowed", "The requested resource supports only POST.");
      return null;
    }
    Headers headers = exchange.getRequestHeaders();
    Admin admin = caller(headers.getFirst("Authorization"));
    if (admin == null) {
      response.unauthorized();
      return null;
    }
    String forbidden = forbidden(admin, path.group(1));
    if (forbidden != null) {
      response.error(403, "Forbidden", forbidden);
      return null;
    }
    if (!isAnchored(admin, headers.getFirst("X-AnchorMailbox"))) {
      response.error(400, "BadRequest", "The X-AnchorMailbox header is missing or malformed.");
      return null;
    }
    return admin;
  }

  private @Nullable Admin caller(@Nullable String authorization) {
    return authorization != null && authorization.startsWith("Bearer ")
        ? tokens.verify(authorization.substring("Bearer ".length()))
        : null;
  }

  /** Why the caller may do nothing in the tenant; null where there is no reason. */
  private @Nullable String forbidden(Admin admin, String tenant) {
    if (!admin.tenantId().equalsIgnoreCase(tenant)
        || !tenant.equalsIgnoreCase(organization.tenantId())) {
      return "The token is not for the tenant in the request URI.";
    }
    return admin.isApplication() && admin.roles().isEmpty()
        ? "The role assigned to application %s isn't supported in this scenario."
            .formatted(admin.userPrincipalName())
        : null;
  }

  private static boolean isAnchored(Admin admin, @Nullable String anchor) {
    return anchor != null
        && ANCHOR.matcher(anchor).matches()
        && (!admin.isApplication() || anchor.startsWith("APP:"));
  }

  private void invoke(Admin admin, HttpExchange exchange, AdminResponse response)
      throws IOException {
    JsonNode input = body(exchange).path("CmdletInput");
    String name = input.path("CmdletName").asText();
    JsonNode parameters = input.path("Parameters");
    if (name.isEmpty() || !(parameters.isObject() || parameters.isMissingNode())) {
      response.error(400, "BadRequest", "The request body is not a valid CmdletInput.");
      return;
    }
    AdminFault fault = faults.next(name);
    if (fault != null && !fault.afterwards()) {
      response.fault(fault);
      return;
    }
    answer(outcome(admin, name, parameters), fault, response);
  }

  /** What the cmdlet answers, good or bad, to be sent. */
  private interface Outcome {
    void send(AdminResponse response) throws IOException;
  }

  private Outcome outcome(Admin admin, String name, JsonNode parameters) {
    try {
      CmdletResult result = runner.run(admin, name, parameters);
      return response -> response.result(result, organization.tenantId());
    } catch (CmdletException e) {
      return response -> response.error(e, faults.describesErrorsAsJson());
    }
  }

  /** A fault afterwards hides what became of the cmdlet, an error as well. */
  private static void answer(Outcome outcome, @Nullable AdminFault fault, AdminResponse response)
      throws IOException {
    if (fault != null) {
      pause(fault.delay());
    }
    if (fault != null && fault.isError()) {
      response.fault(fault);
    } else {
      outcome.send(response);
    }
  }

  private static JsonNode body(HttpExchange exchange) throws IOException {
    try {
      return JSON.readTree(exchange.getRequestBody());
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }

  private static void pause(Duration delay) {
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
