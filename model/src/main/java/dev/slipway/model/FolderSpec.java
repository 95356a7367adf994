// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

/**
 * A place for files of any sort.
 *
 * @param connection it lives on; "" for a folder of its own on the project's
 * @param path a directory below the connection's root; "" for one that is named by the connection's
 *     rule and the folder's uid, as managed datasets are
 */
public record FolderSpec(String connection, String path) {}
