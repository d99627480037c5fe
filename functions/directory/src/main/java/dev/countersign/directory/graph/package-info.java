/** Microsoft Graph with app-only tokens: who we are there, how requests go, what failures mean. */
@NullMarked
package dev.countersign.directory.graph;

import org.jspecify.annotations.NullMarked;
