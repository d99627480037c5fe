/** Microsoft Graph's stand-in: organization, domains, groups, users and their delta. */
@NullMarked
package dev.countersign.local.microsoft365.graph;

import org.jspecify.annotations.NullMarked;
