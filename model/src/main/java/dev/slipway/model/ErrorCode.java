// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

/**
 * Every way in which Slipway says no. The code is what machines act on: its kind tells who can
 * help, its HTTP status is what the REST surface answers, and {@link #retryable()} whether the same
 * request may succeed later without any change.
 */
public enum ErrorCode {
  /** A request or file that cannot be understood: malformed JSON or YAML, an unknown field. */
  MALFORMED(Kind.USER, 400, false),
  /** A well-formed request whose content is wrong: a missing column, a bad name, a type error. */
  INVALID(Kind.USER, 422, false),
  /** A flow in which a dataset would be made from itself. */
  CYCLE(Kind.USER, 422, false),
  /** A value of a user's file that does not fit its declared type, or a row of the wrong shape. */
  BAD_DATA(Kind.USER, 422, false),
  /** A check on a staged output said fail; the old output stays published. */
  CHECK_FAILED(Kind.USER, 422, false),
  NOT_FOUND(Kind.USER, 404, false),
  TOO_LARGE(Kind.USER, 413, false),
  CANCELLED(Kind.USER, 409, false),

  UNAUTHENTICATED(Kind.PERMISSION, 401, false),
  FORBIDDEN(Kind.PERMISSION, 403, false),

  /** Somebody else changed the thing first; read it again and decide anew. */
  CONFLICT(Kind.CONFLICT, 409, false),
  /** The thing cannot go while others refer to it. */
  STILL_REFERENCED(Kind.CONFLICT, 409, false),
  /** The feed position asked for is no longer kept: list again and resume from there. */
  GONE(Kind.CONFLICT, 410, false),
  /** The server that asks no longer owns what it asks for: its lease has been taken over. */
  NOT_OWNER(Kind.CONFLICT, 409, false),

  OUT_OF_MEMORY(Kind.RESOURCES, 507, false),
  OUT_OF_DISK(Kind.RESOURCES, 507, true),
  TIMED_OUT(Kind.RESOURCES, 504, false),
  /** Too much work is waiting; the same request may be sent again after a pause. */
  OVERLOADED(Kind.RESOURCES, 429, true),

  /** A process that worked for us ended before it answered. */
  WORKER_DIED(Kind.EXTERNAL, 502, true),
  /** A store, registry or service outside Slipway failed or could not be reached. */
  UNAVAILABLE(Kind.EXTERNAL, 503, true),

  /** A secret cannot be decrypted because its key is not where it was looked for. */
  KEY_MISSING(Kind.EXTERNAL, 503, false),

  /** The data directory is held by another server process. */
  IN_USE(Kind.CONFLICT, 409, false),
  /** The data directory was written by a newer version of Slipway. */
  TOO_NEW(Kind.CONFLICT, 409, false),
  /** Stored bytes do not match their checksum. */
  CORRUPT(Kind.INTERNAL, 500, false),
  INTERNAL(Kind.INTERNAL, 500, false);

  /** Who can do something about it. */
  public enum Kind {
    USER,
    PERMISSION,
    CONFLICT,
    RESOURCES,
    EXTERNAL,
    INTERNAL
  }

  private final Kind kind;
  private final int httpStatus;
  private final boolean retryable;

  ErrorCode(Kind kind, int httpStatus, boolean retryable) {
    this.kind = kind;
    this.httpStatus = httpStatus;
    this.retryable = retryable;
  }

  public Kind kind() {
    return kind;
  }

  public int httpStatus() {
    return httpStatus;
  }

  /** Whether the same attempt may succeed later without anybody changing anything. */
  public boolean retryable() {
    return retryable;
  }
}
