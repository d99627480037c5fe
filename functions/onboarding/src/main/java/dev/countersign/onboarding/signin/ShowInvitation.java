package dev.countersign.onboarding.signin;

import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.subscription.SubscriptionStore;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.link.PublicUrl;
import dev.countersign.onboarding.link.RunLink;
import dev.countersign.onboarding.link.RunLinks;
import java.util.List;

/**
 * {@code GET /signin/{invitation}}: says, before anybody signs in, which subscription an
 * organisation will be connected to and who asks for that. Whoever got a link from a stranger can
 * stop here.
 */
public final class ShowInvitation extends PageHandler {
  private final RunLinks invitations;
  private final SubscriptionStore subscriptions;
  private final MicrosoftPages pages;
  private final PublicUrl publicUrl;

  /** For Lambda. */
  public ShowInvitation() {
    this(Environment.ofLambda());
  }

  public ShowInvitation(Environment environment) {
    this(new Wiring(environment));
  }

  private ShowInvitation(Wiring wiring) {
    this(
        wiring.signIn().invitations(),
        wiring.stores().subscriptions(),
        wiring.signIn().microsoftPages(),
        wiring.publicUrl());
  }

  public ShowInvitation(
      RunLinks invitations,
      SubscriptionStore subscriptions,
      MicrosoftPages pages,
      PublicUrl publicUrl) {
    this.invitations = invitations;
    this.subscriptions = subscriptions;
    this.pages = pages;
    this.publicUrl = publicUrl;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String token = request.path("invitation");
    RunLink link =
        invitations.open(token).orElseThrow(() -> Refusal.ofInvitation(invitations.fate(token)));
    String name =
        subscriptions
            .find(link.subscriptionId())
            .orElseThrow(Refusal.UNKNOWN_INVITATION::problem)
            .name();
    return Page.withButton(
        "Connect Microsoft 365 to Countersign",
        List.of(
            link.givenBy()
                + " asks you to connect the Microsoft 365 of your organisation to the Countersign"
                + " subscription “"
                + name
                + "” ("
                + link.subscriptionId()
                + "), so that e-mail gets its signatures there.",
            "You will sign in at Microsoft as a Global Administrator, with an account of the"
                + " organisation itself (a guest's or a partner's account stands for its own"
                + " organisation), and see which permissions are asked for. If you do not know who"
                + " asks, close this page: nothing happens."),
        new Page.Button(
            "Continue to Microsoft", publicUrl.of(request) + link.path(), pages.host()));
  }
}
