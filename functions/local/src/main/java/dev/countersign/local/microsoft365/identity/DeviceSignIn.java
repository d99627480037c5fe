package dev.countersign.local.microsoft365.identity;

import dev.countersign.local.microsoft365.http.Response;
import dev.countersign.local.microsoft365.organization.Organization;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who entered a code signs in on the device that showed it. */
record DeviceSignIn(DeviceCode code, ConditionalAccess conditionalAccess) implements Interaction {
  @Override
  public @Nullable Organization home() {
    return code.home();
  }

  @Override
  public Question question(Account account) {
    conditionalAccess.check(account, ConditionalAccess.Block.SIGN_IN, "access_denied");
    String title = "Are you trying to sign in to " + code.app().displayName() + "?";
    String text = "Only continue if you downloaded the app from a store or website that you trust.";
    return new Question(title, text, List.of(), "Continue");
  }

  @Override
  public Response accepted(Account account) {
    code.approve(account);
    String text =
        "You have signed in to the %s application on your device. You may now close this window.";
    return Pages.message(code.app().displayName(), text.formatted(code.app().displayName()));
  }

  @Override
  public Response declined() {
    code.decline();
    return Pages.message("Sign-in cancelled", "You may now close this window.");
  }
}
