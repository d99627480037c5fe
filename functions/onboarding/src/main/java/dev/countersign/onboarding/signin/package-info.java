/** Sign-in to Microsoft 365 and admin consent: what a browser is led through. */
@NullMarked
package dev.countersign.onboarding.signin;

import org.jspecify.annotations.NullMarked;
