// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which names a request may call this server by. A page of somebody else whose name has been
 * pointed at this machine (DNS rebinding) is, to the browser, of one origin with it; only the name
 * in {@code Host} gives it away. The port says nothing, as such a page has to use ours.
 *
 * @param names in lower case, IPv6 addresses in brackets
 */
record HostCheck(Set<String> names) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9a-f:.]{2,45}\\]|[a-z0-9._-]{1,253})(:[0-9]{1,5})?");

  HostCheck {
    names = Set.copyOf(names);
  }

  /** The loopback names and these. */
  static HostCheck of(List<String> more) {
    Set<String> names = new TreeSet<>(LOOPBACK);
    more.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    return new HostCheck(names);
  }

  /**
   * Whether a request that came in at an address of this machine is meant for this server.
   *
   * @param authority the value of {@code Host}
   * @param local the address of this machine that the connection has reached, which nobody can
   *     point elsewhere
   */
  boolean accepts(String authority, String local) {
    Matcher found = AUTHORITY.matcher(authority.toLowerCase(Locale.ROOT));
    if (!found.matches()) {
      return false;
    }
    String host = found.group(1);
    return names.contains(host) || host.equals(local) || host.equals("[" + local + "]");
  }
}
