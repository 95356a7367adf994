// SPDX-License-Identifier: Apache-2.0
package dev.slipway.server;

import dev.slipway.model.Text;
import io.quarkus.logging.LoggingFilter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;

/**
 * Keeps a record of the server's log one record, whatever a request has brought into it: its first
 * line is the message, and what belongs to it follows in lines that begin with a tab. It refuses
 * nothing. Public, as the framework makes it.
 */
@LoggingFilter(name = "one-record")
public final class OneRecordFilter implements Filter {
  private static final int MOST_CHARACTERS = 1 << 14;
  private static final int MOST_FRAMES = 60;
  private static final String FURTHER = System.lineSeparator() + "\t";

  @Override
  public boolean isLoggable(LogRecord logged) {
    StringBuilder text = new StringBuilder(bounded(message(logged)));
    Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable fault = logged.getThrown();
        fault != null && told.add(fault);
        fault = fault.getCause()) {
      tell(fault, told.size() == 1 ? "" : "caused by ", text);
    }
    logged.setThrown(null);
    logged.setParameters(null);
    if (logged instanceof ExtLogRecord record) {
      record.setMessage(text.toString(), FormatStyle.NO_FORMAT);
    } else {
      logged.setMessage(text.toString());
    }
    return true;
  }

  @SuppressWarnings("deprecation") // the formatter that is asked for instead knows no filter
  private static String message(LogRecord logged) {
    return Optional.ofNullable(
            logged instanceof ExtLogRecord record
                ? record.getFormattedMessage()
                : logged.getMessage())
        .orElse("");
  }

  private static void tell(Throwable fault, String relation, StringBuilder text) {
    text.append(FURTHER).append(relation).append(bounded(fault.toString()));
    StackTraceElement[] frames = fault.getStackTrace();
    for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
      text.append(FURTHER).append("  at ").append(frames[i]);
    }
    if (frames.length > MOST_FRAMES) {
      text.append(FURTHER).append("  … ").append(frames.length - MOST_FRAMES).append(" more");
    }
  }

  private static String bounded(String text) {
    return text.length() <= MOST_CHARACTERS
        ? Text.oneLine(text)
        : Text.oneLine(text.substring(0, MOST_CHARACTERS)) + "… (" + text.length() + " characters)";
  }
}
