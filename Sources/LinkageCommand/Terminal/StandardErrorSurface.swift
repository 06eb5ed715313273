import Dispatch

/// The terminal that standard error goes to.
struct StandardErrorSurface: ProgressSurface {
  private static let descriptor: Int32 = 2
  /// The value of `COLUMNS`.
  private let columns: Int?

  /// - Returns: `nil` where standard error is not a terminal, or one that cannot erase a line.
  init?(environment: (String) -> String?) {
    guard SystemCalls.isTerminal(Self.descriptor), environment("TERM") != "dumb" else { return nil }
    columns = environment("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
  }

  /// Read anew each time, because a window may be resized.
  var width: Int { columns ?? SystemCalls.terminalWidth(Self.descriptor) ?? 80 }

  /// A program in the background, or one whose result a pager shows, leaves the screen alone.
  var isFree: Bool { SystemCalls.isTerminalFree(Self.descriptor) }

  var seconds: Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }

  func show(_ text: String) {
    if Interruption.lineIsShown() { write("\r\(text)\u{1B}[K") }
  }

  func erase() {
    if Interruption.lineIsErased() { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    // A terminal that has been closed needs no progress.
    try? SystemCalls.write(text.utf8.span, to: Self.descriptor)
  }
}
