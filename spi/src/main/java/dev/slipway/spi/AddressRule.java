// SPDX-License-Identifier: Apache-2.0
package dev.slipway.spi;

import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which addresses the server calls because somebody named them: an endpoint of a connection, an
 * issuer of logins. Without it who may name an address would reach what only this machine reaches:
 * its own ports, its neighbours, its cloud's metadata.
 *
 * <p>Only {@code http} and {@code https} to public networks are called, but for what the operator
 * has allowed by name or network. A name is resolved once, every address that it has must be
 * allowed, and {@link CheckedAddress#connect} goes to those and never asks for the name again; a
 * redirect is a new address ({@link #follow}). Numbers in other forms than {@code a.b.c.d} are
 * refused rather than understood, since libraries differ in what they take them for.
 */
public final class AddressRule {
  private static final int MOST_SHOWN = 200;
  private static final String NUMBERS = "numbers are written as 203.0.113.7 or [2001:db8::7]";
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z0-9_-]{1,63}");
  private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)");
  private static final Pattern OWN_NAME =
      Pattern.compile("(.*\\.)?(localhost|localdomain|local|internal|home\\.arpa)");

  /** How names become addresses. */
  @FunctionalInterface
  public interface Names {
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** As the operating system resolves them. */
    static Names ofSystem() {
      return host -> List.of(InetAddress.getAllByName(host));
    }
  }

  private final Names names;
  private final AllowedAddresses allowed;

  public AddressRule(Names names, AllowedAddresses allowed) {
    this.names = names;
    this.allowed = allowed;
  }

  /**
   * What can be seen to be wrong with an address without resolving its name; empty if nothing.
   *
   * @param setting what holds the address, for the sentence: "The endpoint"
   */
  public Optional<String> fault(String setting, String address) {
    try {
      Target target = target(setting, address);
      Network.literal(target.host()).ifPresent(ip -> require(setting, target, ip));
      return Optional.empty();
    } catch (SlipwayException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /**
   * An address that may be called now, with what its name resolves to.
   *
   * @param setting what holds the address, for sentences: "The endpoint"
   * @throws SlipwayException {@code INVALID} if it is no such address, {@code FORBIDDEN} if it
   *     leads where the server does not go, {@code UNAVAILABLE} if its name is not known
   */
  public CheckedAddress check(String setting, String address) {
    Target target = target(setting, address);
    List<InetAddress> found = resolved(setting, target);
    found.forEach(ip -> require(setting, target, ip));
    return new CheckedAddress(target.uri(), found);
  }

  /**
   * Where an answer redirects to, checked like any other address.
   *
   * @throws SlipwayException as {@link #check}, and {@code FORBIDDEN} from https to http
   */
  public CheckedAddress follow(CheckedAddress from, String location) {
    String setting = "The redirect from " + from.uri().getHost();
    URI to = parse(setting, location);
    URI whole = to.isAbsolute() ? to : from.uri().resolve(to);
    if (from.isEncrypted() && !"https".equalsIgnoreCase(whole.getScheme())) {
      throw refused(ErrorCode.FORBIDDEN, setting, location, "it leaves https");
    }
    return check(setting, whole.toString());
  }

  private record Target(URI uri, String host) {}

  private Target target(String setting, String address) {
    URI uri = parse(setting, address);
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw refused(ErrorCode.INVALID, setting, address, "it does not begin with https://");
    }
    if (uri.getRawUserInfo() != null || String.valueOf(uri.getRawAuthority()).contains("@")) {
      throw refused(
          ErrorCode.INVALID, setting, address, "it holds a user name; give it as a setting");
    }
    if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
      throw refused(
          ErrorCode.INVALID,
          setting,
          address,
          "it has no host or port that is one (" + NUMBERS + ")");
    }
    return new Target(uri, host(setting, address, uri.getHost().toLowerCase(Locale.ROOT)));
  }

  private String host(String setting, String address, String given) {
    String host = given.endsWith(".") ? given.substring(0, given.length() - 1) : given;
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    String bare = bracketed ? host.substring(1, host.length() - 1) : host;
    if (bracketed || NUMERIC.matcher(host).matches()) {
      return Network.literal(bare)
          .map(_ -> bare)
          .orElseThrow(() ->
              refused(
                  ErrorCode.INVALID,
                  setting,
                  address,
                  "its host is a number in another form (" + NUMBERS + ")"));
    }
    if (!NAME.matcher(host).matches()) {
      throw refused(ErrorCode.INVALID, setting, address, "its host is no name");
    }
    if (!allowed.names(host) && (OWN_NAME.matcher(host).matches() || !host.contains("."))) {
      throw forbidden(setting, address, "the name '" + host + "' is of this machine or network");
    }
    return host;
  }

  private List<InetAddress> resolved(String setting, Target target) {
    Optional<InetAddress> literal = Network.literal(target.host());
    if (literal.isPresent()) {
      return List.of(literal.get());
    }
    try {
      List<InetAddress> found = names.resolve(target.host());
      if (!found.isEmpty()) {
        return found;
      }
    } catch (UnknownHostException e) {
      // told below, as where nothing was found
    }
    throw refused(
        ErrorCode.UNAVAILABLE,
        setting,
        target.uri().toString(),
        "no name server knows '" + target.host() + "'");
  }

  private void require(String setting, Target target, InetAddress ip) {
    if (!allowed.allows(target.host(), ip)) {
      throw forbidden(
          setting,
          target.uri().toString(),
          "it leads to " + ip.getHostAddress() + ", which is no public address");
    }
  }

  private static URI parse(String setting, String address) {
    try {
      return new URI(address);
    } catch (URISyntaxException e) {
      throw refused(ErrorCode.INVALID, setting, address, "it is no address of the web");
    }
  }

  private static SlipwayException forbidden(String setting, String address, String why) {
    return refused(
        ErrorCode.FORBIDDEN,
        setting,
        address,
        why + ". Whoever runs the server can allow it with --allow-address");
  }

  private static SlipwayException refused(
      ErrorCode code, String setting, String address, String why) {
    return new SlipwayException(
        code, setting + " '" + Text.visible(address, MOST_SHOWN) + "' is not called: " + why + ".");
  }
}
