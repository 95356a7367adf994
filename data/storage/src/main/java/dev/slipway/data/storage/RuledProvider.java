// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.storage;

import dev.slipway.model.ConnectionSpec;
import dev.slipway.model.Problem;
import dev.slipway.spi.AddressRule;
import dev.slipway.spi.ConnectionProvider;
import dev.slipway.spi.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A provider whose connections lead only where the server goes: what its type's settings name is
 * held to the rule when it is saved and again, with its name resolved, when it is opened.
 */
public final class RuledProvider implements ConnectionProvider {
  private final ConnectionProvider provider;
  private final AddressRule rule;

  public RuledProvider(ConnectionProvider provider, AddressRule rule) {
    this.provider = provider;
    this.rule = rule;
  }

  @Override
  public String type() {
    return provider.type();
  }

  @Override
  public Set<String> secrets() {
    return provider.secrets();
  }

  /** What is called is where secrets are sent. */
  @Override
  public Set<String> addresses() {
    Set<String> all = new TreeSet<>(provider.addresses());
    all.addAll(provider.called());
    return all;
  }

  @Override
  public Set<String> called() {
    return provider.called();
  }

  @Override
  public List<Problem> problems(ConnectionSpec spec) {
    List<Problem> found = new ArrayList<>(provider.problems(spec));
    for (String setting : new TreeSet<>(provider.called())) {
      address(spec, setting)
          .flatMap(address -> rule.fault(sentence(setting), address))
          .ifPresent(fault -> found.add(Problem.at("/settings/" + setting, fault)));
    }
    return found;
  }

  @Override
  public ObjectStore open(ConnectionSpec spec, Secrets secrets) {
    for (String setting : new TreeSet<>(provider.called())) {
      address(spec, setting).ifPresent(address -> rule.check(sentence(setting), address));
    }
    return provider.open(spec, secrets);
  }

  private static Optional<String> address(ConnectionSpec spec, String setting) {
    return Optional.ofNullable(spec.settings().get(setting));
  }

  private static String sentence(String setting) {
    return "The setting " + setting;
  }
}
