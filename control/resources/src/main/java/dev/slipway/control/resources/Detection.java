// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Kind;
import dev.slipway.model.Name;
import dev.slipway.model.Ref;
import dev.slipway.model.Schema;
import dev.slipway.model.SlipwayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills in what external datasets leave open: from what is stored, otherwise from their files. */
final class Detection {
  private final SchemaDetector detector;
  private final Scopes scopes;

  Detection(SchemaDetector detector, Scopes scopes) {
    this.detector = detector;
    this.scopes = scopes;
  }

  List<Proposal<?>> complete(
      Caller caller, List<Proposal<?>> proposals, Candidate candidate, Findings findings) {
    List<Proposal<?>> completed = new ArrayList<>(proposals.size());
    for (Proposal<?> proposal : proposals) {
      if (proposal.wanted().spec() instanceof DatasetSpec.External spec && isOpen(spec)) {
        try {
          completed.add(proposal.withSpec(completed(caller, proposal, spec, candidate)));
        } catch (SlipwayException e) {
          findings.add(proposal.draft(), "/spec", e);
        }
      } else {
        completed.add(proposal);
      }
    }
    return completed;
  }

  private static boolean isOpen(DatasetSpec.External spec) {
    return spec.format().isEmpty() || spec.schema().columns().isEmpty();
  }

  private DatasetSpec.External completed(
      Caller caller, Proposal<?> proposal, DatasetSpec.External spec, Candidate candidate) {
    Optional<DatasetSpec.External> kept = stored(proposal).flatMap(stored -> kept(spec, stored));
    if (kept.isPresent()) {
      return kept.get();
    }
    Ref connection = Ref.ofInstance(Kind.CONNECTION, new Name(spec.connection()));
    if (candidate.proposed(connection).filter(Proposal::isChange).isPresent()) {
      throw new SlipwayException(
          ErrorCode.INVALID,
          "The columns of "
              + proposal.wanted().ref()
              + " cannot be detected, because "
              + connection
              + " is saved in the same set. Save the connection first, or declare 'format' and"
              + " 'schema'.");
    }
    Ref ref = proposal.wanted().ref();
    return PathTemplate.at(
        spec,
        scopes.of(candidate, ref.project().orElseThrow()),
        placed -> detector.detect(caller, ref, placed));
  }

  private static Optional<DatasetSpec.External> stored(Proposal<?> proposal) {
    return proposal
        .current()
        .map(current -> Documents.readStored(DatasetSpec.class, current.spec()))
        .filter(DatasetSpec.External.class::isInstance)
        .map(DatasetSpec.External.class::cast);
  }

  /** The draft with what is stored put in, if it is about the same files read in the same way. */
  private static Optional<DatasetSpec.External> kept(
      DatasetSpec.External spec, DatasetSpec.External stored) {
    boolean sameFiles =
        spec.connection().equalsIgnoreCase(stored.connection())
            && spec.path().equals(stored.path());
    boolean sameFormat = spec.format().isEmpty() || spec.format().equals(stored.format());
    Schema schema = spec.schema().columns().isEmpty() ? stored.schema() : spec.schema();
    return sameFiles && sameFormat && !isOpen(stored)
        ? Optional.of(
            new DatasetSpec.External(
                spec.connection(), spec.path(), stored.format(), schema, spec.checks()))
        : Optional.empty();
  }
}
