package dev.countersign.local.microsoft365.identity;

import dev.countersign.local.microsoft365.organization.DirectoryRole;
import dev.countersign.local.microsoft365.organization.Organization;
import dev.countersign.local.microsoft365.organization.Person;

/** Who signed in, and where they are at home. */
record Account(Organization organization, Person person) {
  boolean isGlobalAdministrator() {
    return organization.rolesOf(person).contains(DirectoryRole.GLOBAL_ADMINISTRATOR);
  }
}
