// SPDX-License-Identifier: Apache-2.0
package dev.slipway.cli;

import dev.slipway.documents.Documents;
import dev.slipway.documents.YamlDocument;
import dev.slipway.model.ErrorCode;
import dev.slipway.model.Json;
import dev.slipway.model.Problem;
import dev.slipway.model.SlipwayException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The resources of YAML files, in the order of the files' names. The server answers with pointers
 * into the set as a whole; {@link #located} turns them back into file and line.
 */
record Sources(List<Source> sources) {
  private static final int MOST_FOLDERS = 16;

  /** One document of a file, which is called as a person at the working directory would. */
  record Source(String file, YamlDocument document) {}

  /**
   * @param working what the path, and the names of files in messages, are relative to
   * @param path a file, or a folder whose {@code .yaml} and {@code .yml} files are read, those of
   *     its folders too; names that start with a dot are passed over
   * @throws SlipwayException {@code NOT_FOUND} if there is no such file or none in the folder,
   *     {@code MALFORMED} with file and line
   */
  static Sources read(Path working, Path path) {
    Path root = working.resolve(path);
    List<Source> sources =
        files(root).stream().flatMap(file -> documents(shown(working, file), file)).toList();
    if (sources.isEmpty()) {
      throw new SlipwayException(
          ErrorCode.NOT_FOUND,
          path + " holds no resources: expected YAML documents with kind, name and spec.");
    }
    return new Sources(sources);
  }

  private static List<Path> files(Path path) {
    if (!Files.exists(path)) {
      throw new SlipwayException(ErrorCode.NOT_FOUND, "There is no file or folder " + path + ".");
    }
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    try (Stream<Path> found = Files.walk(path, MOST_FOLDERS)) {
      return found.filter(file -> isYaml(path, file)).sorted().toList();
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static boolean isYaml(Path folder, Path file) {
    for (Path part : folder.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    String name = file.toString();
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
  }

  private static String shown(Path working, Path file) {
    return (file.startsWith(working) ? working.relativize(file) : file).toString();
  }

  private static Stream<Source> documents(String shown, Path file) {
    try {
      return Documents.parseYaml(Files.readString(file), shown).stream()
          .map(document -> new Source(shown, document));
    } catch (CharacterCodingException e) {
      throw new SlipwayException(
          ErrorCode.INVALID, "Cannot read " + file + ": it is no UTF-8 text. Save it in UTF-8.", e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static SlipwayException unreadable(Path file, IOException e) {
    return new SlipwayException(
        ErrorCode.NOT_FOUND, "Cannot read " + file + ": " + Refusal.reason(e) + ".", e);
  }

  List<Json> documents() {
    return sources.stream().map(source -> source.document().json()).toList();
  }

  /** The set as the server takes it. */
  Json body() {
    return new Json(
        sources.stream()
            .map(source -> source.document().json().text())
            .collect(Collectors.joining(",", "[", "]")));
  }

  /**
   * The place of a problem whose pointer begins with the number of a document, as {@code
   * file:line}.
   */
  String located(Problem problem) {
    String[] parts = problem.pointer().split("/", 3);
    if (parts.length < 2
        || !parts[1].matches("\\d{1,6}")
        || Integer.parseInt(parts[1]) >= sources.size()) {
      return problem.pointer();
    }
    Source source = sources.get(Integer.parseInt(parts[1]));
    String within = parts.length == 3 ? "/" + parts[2] : "";
    return source.file() + ":" + source.document().line(within);
  }
}
