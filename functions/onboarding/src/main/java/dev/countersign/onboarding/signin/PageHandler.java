package dev.countersign.onboarding.signin;

import dev.countersign.core.failure.Failure;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiResponse;
import java.util.List;

/** A route that a browser opens: what goes wrong is shown as a page. */
abstract class PageHandler extends ApiHandler {
  @Override
  protected final ApiResponse answer(int status, Failure failure) {
    return Page.of(status, Refusal.title(failure), List.of(failure.publicText()));
  }
}
