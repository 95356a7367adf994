// SPDX-License-Identifier: Apache-2.0
package dev.slipway.documents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.model.Json;
import java.util.List;
import java.util.Optional;

/**
 * Values as documents and back.
 *
 * <p>A record is an object with a field for each component; a sealed interface of records has the
 * further field {@code type}, the record's name in kebab case; enums are kebab case; names, uids,
 * paths, references, column types, instants and durations are plain text; a schema is a list of
 * columns; {@code Json} is embedded as it is; bytes are base 64. An absent list, map, text, number,
 * truth value or optional is the empty one; a record that has a {@code standard()} takes what is
 * absent from it. What is empty is left out in writing where reading puts it back.
 */
public final class Documents {
  private Documents() {}

  /** The one canonical JSON of a value: equal values give equal text. */
  public static Json write(Object value) {
    return Writer.write(value);
  }

  /** The same with line breaks and indentation, for people. */
  public static String pretty(Object value) {
    return Trees.pretty(Trees.tree(write(value)));
  }

  /**
   * Reads a document from a request or file.
   *
   * @throws dev.slipway.model.SlipwayException {@code MALFORMED} with a problem for every unknown
   *     or missing field and every value of the wrong type, {@code INVALID} if the form is right
   *     and values are not allowed; all problems are listed
   */
  public static <T> T read(Class<T> type, Json json) {
    return type.cast(Reader.read(Shapes.of(type), Trees.tree(json), true, () -> what(type)));
  }

  /** Reads a JSON array whose elements are documents, as strictly. */
  public static <T> List<T> readList(Class<T> type, Json json) {
    Shape shape = new Shape.ListOf(Shapes.of(type));
    List<?> values = (List<?>) Reader.read(shape, Trees.tree(json), true, () -> "the list");
    return values.stream().map(type::cast).toList();
  }

  /** Reads a document that this or another version has stored: unknown fields are no fault. */
  public static <T> T readStored(Class<T> type, Json json) {
    return type.cast(Reader.read(Shapes.of(type), Trees.tree(json), false, () -> what(type)));
  }

  /** A stored document without the fields that only another version knows. */
  public static Json known(Class<?> type, Json stored) {
    Shape shape = Shapes.of(type);
    JsonNode tree = Trees.tree(stored);
    return UnknownFields.hasNone(shape, tree)
        ? stored
        : Trees.json(UnknownFields.without(shape, tree));
  }

  /**
   * A document of today's form in the place of a stored one, with the fields of that one which only
   * another version knows.
   */
  public static Json keepingUnknown(Class<?> type, Json stored, Json written) {
    return Trees.json(UnknownFields.kept(Shapes.of(type), Trees.tree(stored), Trees.tree(written)));
  }

  /**
   * Checks that bytes are one JSON value in UTF-8.
   *
   * @throws dev.slipway.model.SlipwayException {@code MALFORMED} with the line, or {@code
   *     TOO_LARGE}
   */
  public static Json parse(byte[] bytes) {
    return Trees.json(Trees.parse(bytes));
  }

  /** As {@link #parse(byte[])}. */
  public static Json parse(String text) {
    return Trees.json(Trees.parse(text));
  }

  /**
   * Reads the documents of a YAML file; empty ones are left out.
   *
   * @throws dev.slipway.model.SlipwayException {@code MALFORMED} with file and line
   */
  public static List<YamlDocument> parseYaml(String text, String fileName) {
    return YamlReader.read(text, fileName);
  }

  /** One YAML document in block style, fields in the order given. */
  public static String toYaml(Json json) {
    return YamlWriter.write(Trees.tree(json));
  }

  /** The JSON Schema (2020-12) of what {@link #read} accepts. */
  public static Json schema(Class<?> type) {
    return Trees.json(new SchemaWriter().write(type));
  }

  /** The text at a JSON pointer; empty if there is none, or no text. */
  public static Optional<String> text(Json document, String pointer) {
    return Optional.ofNullable(Trees.tree(document).at(pointer).textValue());
  }

  /** The document with another text in the place of the one at a JSON pointer. */
  public static Json withText(Json document, String pointer, String text) {
    return Trees.json(Patches.withText(Trees.tree(document), pointer, text));
  }

  /** The merge patch (RFC 7396) that leads from one document to another; {@code {}} if equal. */
  public static Json difference(Json from, Json to) {
    return Trees.json(Patches.difference(Trees.tree(from), Trees.tree(to)));
  }

  /** A document with a merge patch (RFC 7396) applied. */
  public static Json merge(Json target, Json patch) {
    return Trees.json(Patches.merge(Trees.tree(target), Trees.tree(patch)));
  }

  /** The innermost fields in which two documents differ, for people; lists are told as a whole. */
  public static List<FieldChange> changes(Json from, Json to) {
    return Patches.changes(Trees.tree(from), Trees.tree(to));
  }

  /**
   * Two documents as one YAML text for people: {@code -} before lines that are gone, {@code +}
   * before new ones; empty if they are equal.
   */
  public static String yamlDifference(Json from, Json to) {
    return LineDifference.of(toYaml(from), toYaml(to));
  }

  private static String what(Class<?> type) {
    return "the " + Records.kebab(type).replace('-', ' ');
  }
}
