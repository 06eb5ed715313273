import LinkageDiagrams
import LinkageFiles
import LinkageGraph

/// Pictures by Graphviz, the one program beside this one.
enum Graphviz {
  /// Draws a diagram.
  ///
  /// - Parameters:
  ///   - diagram: What to draw.
  ///   - format: What to draw it as, other than DOT.
  ///   - output: Where the picture goes.
  /// - Throws: ``CommandFailure`` where Graphviz is missing or fails; ``OutputError``.
  static func draw(
    _ diagram: ChainDiagram, as format: PictureFormat, to output: BufferedOutput
  ) throws {
    do {
      let text = try ScratchFile()
      var buffered = BufferedOutput(DescriptorSink(descriptor: text.descriptor, path: nil))
      try diagram.write(to: &buffered)
      try buffered.flush()
      let errors = try ScratchFile()
      let ending = try ChildProgram.run(
        program, words(format), input: text, errors: errors
      ) { bytes in try output.write(bytes) }
      if ending != 0 { throw failed(errors.beginning) }
    } catch let error as SystemError {
      throw missing(error)
    }
  }

  private static let program = "dot"

  /// What the program is asked for; pixels fine enough to be printed.
  private static func words(_ format: PictureFormat) -> [String] {
    ["-T\(format.rawValue)"] + (format == .png ? ["-Gdpi=200"] : [])
  }

  private static func missing(_ error: SystemError) -> CommandFailure {
    CommandFailure(
      .cannotCreateOutput,
      error == .notFound
        ? LocalizedText(
          "Graphviz, which makes the picture, is not installed.",
          "Chưa cài Graphviz, chương trình vẽ hình.")
        : LocalizedText(
          "Graphviz cannot be run: \(error.problem.english).",
          "Không chạy được Graphviz: \(error.problem.vietnamese)."),
      advice: LocalizedText(
        """
        To install it, run: sudo apt-get install graphviz (on macOS: brew install graphviz); or write \
        the diagram itself: -o chains.dot
        """,
        """
        Để cài, hãy chạy: sudo apt-get install graphviz (trên macOS: brew install graphviz); hoặc ghi \
        sơ đồ dạng DOT: -o chuoi.dot
        """))
  }

  private static func failed(_ message: String) -> CommandFailure {
    let lines = message.split(separator: "\n").prefix(3).joined(separator: "\n")
    let words = lines.isEmpty ? "" : ": \(lines)"
    return CommandFailure(
      .cannotWriteOutput,
      LocalizedText("Graphviz failed\(words)", "Graphviz không vẽ được\(words)"),
      advice: LocalizedText(
        "To draw less, use filters or --focus ID; or write the diagram itself: -o chains.dot",
        "Để vẽ ít hơn, dùng bộ lọc hoặc --focus MÃ; hoặc ghi sơ đồ dạng DOT: -o chuoi.dot"))
  }
}
