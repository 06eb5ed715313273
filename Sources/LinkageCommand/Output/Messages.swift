import LinkageGraph
import LinkageReports

/// Messages for a person, on standard error beside the result.
struct Messages {
  let language: Language
  private let output: BufferedOutput
  private let style: TextStyle
  private let progress: ProgressLine?
  /// Whether only errors are said.
  private let isQuiet: Bool

  init(
    to output: BufferedOutput, language: Language, style: TextStyle, progress: ProgressLine? = nil,
    isQuiet: Bool = false
  ) {
    self.output = output
    self.language = language
    self.style = style
    self.progress = progress
    self.isQuiet = isQuiet
  }

  /// Says why a command ended, and what to try next.
  func fail(_ failure: CommandFailure) {
    let mark = LocalizedText("error:", "lỗi:")
    show(
      failure.isList ? "" : style.alarming(mark(language)) + " ", failure.problem,
      failure.advice)
  }

  /// Says what deserves a look though the command goes on, and what to try next; nothing to who wants
  /// quiet.
  func warn(_ problem: LocalizedText, advice: LocalizedText? = nil) {
    if isQuiet { return }
    let mark = LocalizedText("warning:", "cảnh báo:")
    show(style.warning(mark(language)) + " ", problem, advice)
  }

  private func show(_ mark: String, _ problem: LocalizedText, _ advice: LocalizedText?) {
    var text = "\(mark)\(shown(problem))\n"
    if let advice { text += "\(shown(advice))\n" }
    func write() {
      // Where messages cannot be written, nobody can be informed.
      try? output.write(text)
      try? output.flush()
    }
    if let progress { progress.makingRoom(write) } else { write() }
  }

  /// The text with everything made visible that somebody else's data may have brought along, but
  /// for line breaks.
  private func shown(_ text: LocalizedText) -> String {
    text(language).split(separator: "\n", omittingEmptySubsequences: false)
      .map { DisplayWidth.visible(String($0)) }.joined(separator: "\n")
  }
}
