// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

/**
 * A space with its own flow and defaults; its key is the resource's name.
 *
 * @param connection where managed datasets of the project live unless they say otherwise
 * @param rebuildOnUpgrade whether a change of engine, renderer or environment alone rebuilds;
 *     otherwise it waits for the next other change
 */
public record ProjectSpec(Name connection, boolean rebuildOnUpgrade) {}
