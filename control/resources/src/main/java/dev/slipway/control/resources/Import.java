// SPDX-License-Identifier: Apache-2.0
package dev.slipway.control.resources;

import dev.slipway.model.DatasetName;
import dev.slipway.model.DatasetSpec;
import dev.slipway.model.Name;
import dev.slipway.model.Resource;
import dev.slipway.model.Schema;
import dev.slipway.model.Uid;
import java.util.Optional;

/**
 * A dataset of another project that is shared with a flow's.
 *
 * @param name as recipes call it
 * @param project that it belongs to
 * @param dataset external ones at the path that the variables of their own project lead to
 * @param connection that it lies on
 * @param schema its columns: those declared for an external one, those published for a managed one;
 *     empty if there are none yet
 */
public record Import(
    DatasetName name,
    Uid project,
    Resource<DatasetSpec> dataset,
    Name connection,
    Optional<Schema> schema) {}
