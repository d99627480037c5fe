package dev.countersign.core.audit;

import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.Caller;

/**
 * Who did something.
 *
 * @param id {@code user:<sub>} of the API's token, {@code entra:<tenant>/<object>} of an account
 *     that signed in to Microsoft 365, or {@code countersign}
 * @param name for people; may be the same
 */
public record Actor(String id, String name) {
  /** What goes on by itself. */
  public static final Actor COUNTERSIGN = new Actor("countersign", "Countersign");

  /** The user of the API who sent a request. */
  public static Actor of(ApiRequest request) {
    Caller caller = request.signedIn();
    return new Actor("user:" + caller.sub(), caller.name());
  }

  /**
   * An account in Microsoft 365.
   *
   * @param objectId {@code oid} of the ID token: it stays the same when the account is renamed
   */
  public static Actor ofEntra(String tenantId, String objectId) {
    String id = "entra:" + tenantId + "/" + objectId;
    return new Actor(id, id);
  }
}
