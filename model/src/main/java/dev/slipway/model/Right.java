// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

/** What a group may do in the whole instance, whatever the project. */
public enum Right {
  /** Everything. */
  ADMINISTER,
  CREATE_PROJECTS,
  MANAGE_CLUSTERS,
  /** Make, change and remove connections, and see the details of all. */
  MANAGE_CONNECTIONS,
  /** Have code of their own run, apart from everything but its inputs. */
  RUN_CODE,
  /** Have code of their own run with the rights of the server's own user. */
  RUN_UNISOLATED_CODE
}
