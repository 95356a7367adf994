// SPDX-License-Identifier: Apache-2.0
package dev.slipway.model;

/**
 * Why a run, activity or attempt did not succeed: the code for machines, the sentence for people.
 */
public record Failure(ErrorCode code, String message) {}
