// SPDX-License-Identifier: Apache-2.0
/**
 * Login by an identity provider that speaks OpenID Connect: the authorization code flow with PKCE.
 * {@link dev.slipway.control.login.Issuer} sends a browser there and checks what it brings back; it
 * knows no users, whom {@code control/access} finds by what it tells. This is the only module with
 * Nimbus, which checks signatures.
 */
@NullMarked
package dev.slipway.control.login;

import org.jspecify.annotations.NullMarked;
