// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.login;

import java.util.List;

/**
 * Whom an identity provider vouches for. Only issuer and subject together tell who it is: names and
 * addresses are given to others when somebody leaves.
 *
 * @param name what a new user's name is made from; "" if the provider told none
 * @param title the name that is shown; "" if it told none
 * @param email "" if it told none, or has not verified it
 * @param groups none where they are not taken from the provider
 */
public record Identity(
    String issuer, String subject, String name, String title, String email, List<String> groups) {
  public Identity {
    groups = List.copyOf(groups);
  }
}
