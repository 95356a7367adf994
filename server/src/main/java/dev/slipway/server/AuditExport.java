// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.control.resources.AuditTrail;
import dev.slipway.control.resources.AuditTrail.Filter;
import dev.slipway.documents.Documents;
import dev.slipway.model.Caller;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.SlipwayException;
import dev.slipway.model.Text;
import dev.slipway.spi.AuditEntry;
import dev.slipway.spi.Page;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Audit entries as one stream, page by page. The first page is read before the answer begins, so
 * that a refusal is an answer of its own. Each entry is one line for whatever reads lines: what
 * only some take for an end of one is escaped, which in JSON changes nothing.
 */
record AuditExport(
    AuditTrail audit, Caller caller, Filter filter, Format format, Page<AuditEntry> first)
    implements StreamingOutput {
  private static final int AT_ONCE = 1000;
  private static final String HEADER = "at,caller,origin,action,resource,ref,difference\r\n";

  /** In which form entries are written. */
  enum Format {
    JSONL("application/jsonl"),
    CSV("text/csv;charset=UTF-8");

    private final String mediaType;

    Format(String mediaType) {
      this.mediaType = mediaType;
    }

    String mediaType() {
      return mediaType;
    }

    static Format of(String name) {
      return Stream.of(values())
          .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
          .findFirst()
          .orElseThrow(() ->
              new SlipwayException(
                  ErrorCode.MALFORMED,
                  "'format' is '" + Text.visible(name, 40) + "', expected jsonl or csv."));
    }
  }

  static AuditExport of(AuditTrail audit, Caller caller, Filter filter, Format format) {
    Page<AuditEntry> first = audit.list(caller, filter, new Page.Request(AT_ONCE, ""));
    return new AuditExport(audit, caller, filter, format, first);
  }

  @Override
  public void write(OutputStream stream) throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(stream, UTF_8));
    if (format == Format.CSV) {
      out.write(HEADER);
    }
    Page<AuditEntry> page = first;
    write(page.items(), out);
    while (page.next().isPresent()) {
      page = audit.list(caller, filter, new Page.Request(AT_ONCE, page.next().get()));
      write(page.items(), out);
    }
    out.flush();
  }

  private void write(List<AuditEntry> entries, Writer out) throws IOException {
    for (AuditEntry entry : entries) {
      out.write(
          switch (format) {
            case JSONL -> Text.oneLine(Documents.write(entry).text()) + "\n";
            case CSV -> row(entry);
          });
    }
  }

  private static String row(AuditEntry entry) {
    return Stream.of(
                entry.at(),
                entry.by().name(),
                entry.by().origin().name().toLowerCase(Locale.ROOT),
                entry.action(),
                entry.resource(),
                entry.ref(),
                entry.difference())
            .map(value -> cell(Text.oneLine(value.toString())))
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  /** By RFC 4180. */
  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
