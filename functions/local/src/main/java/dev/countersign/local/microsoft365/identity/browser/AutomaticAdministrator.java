package dev.countersign.local.microsoft365.identity.browser;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jsoup.Connection;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;

/**
 * An administrator with a browser: follows links and redirects, chooses their account on
 * Microsoft's pages, and accepts or declines what these ask; presses the button of a page of ours
 * that asks to continue. One instance is one browser session.
 */
public final class AutomaticAdministrator {
  /** More than any sign-in has; a loop must end. */
  private static final int MAX_PAGES = 10;

  private final String account;
  private final Browser browser;

  /**
   * @param account user principal name
   * @param listener is told every request
   */
  public AutomaticAdministrator(String account, Consumer<Step> listener) {
    this.account = account;
    this.browser = new Browser(listener);
  }

  public AutomaticAdministrator(String account) {
    this(account, step -> {});
  }

  /** Opens a URL, says yes to everything, and returns the page where that ends. */
  public Page accept(URI url) {
    return through(browser.open(url), null, page -> false);
  }

  /** Opens a URL and signs in, but grants nothing: cancels the first permission request. */
  public Page declineSignIn(URI url) {
    return through(browser.open(url), null, page -> true);
  }

  /** Opens a URL and signs in, but cancels the permission request for the whole organisation. */
  public Page declineAdminConsent(URI url) {
    return through(browser.open(url), null, page -> page.title().contains("for your organization"));
  }

  /** Enters a code on Microsoft's page, signs in and continues. */
  public Page enterDeviceCode(URI verificationUri, String userCode) {
    return through(browser.open(verificationUri), userCode, page -> false);
  }

  /** Enters a code and signs in, but does not continue: the device is told. */
  public Page declineDeviceCode(URI verificationUri, String userCode) {
    return through(browser.open(verificationUri), userCode, page -> true);
  }

  private Page through(Page first, @Nullable String userCode, Predicate<Page> declines) {
    Page page = first;
    String code = userCode;
    for (int count = 0; count < MAX_PAGES; count++) {
      FormElement form = page.forms().isEmpty() ? null : page.forms().get(0);
      if (form == null) {
        return page;
      }
      Map<String, String> fields = fields(form);
      if (fields.containsKey("otc") && code != null) {
        fields.put("otc", code);
        code = null; // a second time would only bring the same page again
      } else if (fields.containsKey("account")) {
        fields.put("account", account);
      } else if (!fields.containsKey("ctx") && !fields.containsKey("continue")) {
        return page;
      }
      boolean isQuestion = fields.containsKey("ctx") && !fields.containsKey("account");
      fields.put("action", isQuestion && declines.test(page) ? "cancel" : "accept");
      page = browser.submit(page, URI.create(form.absUrl("action")), fields);
    }
    return page;
  }

  private static Map<String, String> fields(FormElement form) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Connection.KeyVal field : form.formData()) {
      fields.put(field.key(), field.value());
    }
    return fields;
  }
}
