// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.execution;

import dev.slipway.control.flow.Scope;
import dev.slipway.control.resources.Flow;
import dev.slipway.control.resources.Resources;
import dev.slipway.documents.Documents;
import dev.slipway.model.BuildRequest;
import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Rebuild;
import dev.slipway.model.Ref;
import dev.slipway.model.Resource;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Uid;
import dev.slipway.model.ZoneSpec;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which datasets a request means: by name, by tag, by zone. */
final class Targets {
  private final Resources resources;
  private final Caller caller;
  private final Flow flow;

  Targets(Resources resources, Caller caller, Flow flow) {
    this.resources = resources;
    this.caller = caller;
    this.flow = flow;
  }

  /**
   * @throws SlipwayException {@code NOT_FOUND} if a dataset or zone is not there, {@code INVALID}
   *     if a tag or zone has no dataset that could be built
   */
  Scope scope(BuildRequest request) {
    Set<Uid> targets = new LinkedHashSet<>();
    request.targets().forEach(name -> targets.add(dataset(name).uid()));
    request.tags().forEach(tag -> add(targets, tagged(tag), "the tag '" + tag + "'"));
    request.zones().forEach(zone -> add(targets, in(zone), "the zone '" + zone + "'"));
    Set<Uid> stopAt = new LinkedHashSet<>();
    request.stopAt().forEach(name -> stopAt.add(dataset(name).uid()));
    return new Scope(targets, stopAt);
  }

  private void add(Set<Uid> targets, Collection<Resource<DatasetSpec>> found, String what) {
    int before = targets.size();
    found.stream()
        .filter(dataset -> flow.graph().producer(dataset.uid()).isPresent())
        .filter(dataset -> dataset.spec().rebuilds() != Rebuild.WRITE_PROTECTED)
        .forEach(dataset -> targets.add(dataset.uid()));
    if (targets.size() == before && found.stream().noneMatch(one -> targets.contains(one.uid()))) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "Nothing can be built by "
              + what
              + ": it has no dataset in project '"
              + flow.project().name()
              + "' that a recipe makes and that is not write-protected.");
    }
  }

  private Collection<Resource<DatasetSpec>> tagged(String tag) {
    return flow.datasets().values().stream()
        .filter(dataset -> dataset.labels().tags().stream().anyMatch(tag::equalsIgnoreCase))
        .toList();
  }

  private Collection<Resource<DatasetSpec>> in(Name zone) {
    Ref ref = Ref.inProject(Kind.ZONE, flow.project().name(), zone);
    return Stream.of(Documents.readStored(ZoneSpec.class, resources.load(caller, ref).spec()))
        .flatMap(spec -> spec.datasets().stream())
        .map(flow::dataset)
        .flatMap(Optional::stream)
        .toList();
  }

  private Resource<DatasetSpec> dataset(Name name) {
    return flow.dataset(name).orElseThrow(() -> Missing.dataset(flow, name));
  }
}
