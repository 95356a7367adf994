// SPDX-License-Identifier: Apache-2.0
package dev.slipway.data.catalog;

import dev.slipway.spi.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.iceberg.exceptions.BadRequestException;
import org.jspecify.annotations.Nullable;

/** A page of a listing, as long as the client asked for pages; otherwise the whole. */
record CatalogPage<T>(List<T> items, Optional<String> next) {

  /** The token for Iceberg's builders, which take null for the last page. */
  @Nullable String nextToken() {
    return next.orElse(null);
  }

  /** What was asked for; no page means everything. */
  record Asked(Optional<Page.Request> page) {
    static Asked by(CatalogRequest request) {
      String token = request.query().get("pageToken");
      String size = request.query().getOrDefault("pageSize", "1000");
      try {
        return new Asked(
            Optional.ofNullable(token)
                .map(after -> new Page.Request(Integer.parseInt(size), after)));
      } catch (NumberFormatException e) {
        throw new BadRequestException(e, "'%s' is no page size; give a number.", size);
      }
    }

    <T> CatalogPage<T> of(Function<Page.Request, Page<T>> list) {
      if (page.isPresent()) {
        Page<T> one = list.apply(page.get());
        return new CatalogPage<>(one.items(), one.next());
      }
      return new CatalogPage<>(Page.all(list), Optional.empty());
    }
  }
}
