// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

/**
 * A person; the title is the name that is shown.
 *
 * @param disabled ends their sessions and tokens at once, and all that would start as them
 * @param subject by which the identity provider knows them; "" where they do not come from one
 */
public record UserSpec(String email, boolean disabled, String subject) {}
