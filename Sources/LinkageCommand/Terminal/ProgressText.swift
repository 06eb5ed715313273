import LinkageGraph
import LinkageReports

/// One line on how far the program has come, as much of it as there is room for.
struct ProgressText: Sendable {
  var phase: ProgressPhase
  /// Seconds since the phase began.
  var elapsed: Double
  /// Bytes read or written.
  var bytes: Int
  /// Bytes that there are in all, or `nil` where nobody knows.
  var totalBytes: Int?
  /// The part of the phase that is done, 0 to 1, or `nil` where nobody knows.
  var share: Double?
  /// Bytes a second, or `nil` where it is too early to say.
  var rate: Double?
  /// Rows read or written, or `nil` where they are not counted.
  var rows: Int?

  /// Returns the fullest form of the line that fits.
  ///
  /// The last column stays free: a terminal may break the line after it.
  func text(in language: Language, width: Int) -> String {
    let limit = max(0, width - 1)
    let name = phase.name(language)
    let percent = share.map { "\(NumberText.whole(Int($0 * 100), in: language))%" }
    let left = timeLeft.map { Self.left($0)(language) }
    let rows = rows.flatMap { phase.rows($0) }.map { $0(language) }
    let amount = bytes > 0 ? Self.amount(bytes, of: totalBytes, in: language) : nil
    let rate = rate.map {
      Self.amount(Int($0), of: nil, in: language) + LocalizedText("/s", "/giây")(language)
    }
    // Where nothing is counted, time at least shows that the program is at work.
    let isSilent = percent == nil && amount == nil
    let spent = isSilent && elapsed >= 1 ? Self.duration(elapsed)(language) : nil
    let forms: [[String?]] = [
      [spent, percent, amount, rate, rows, left], [spent, percent, amount, rows, left],
      [spent, percent, amount, left], [spent, percent, left], [left ?? amount], [percent],
    ]
    for form in forms {
      let parts = form.compactMap(\.self)
      if parts.isEmpty { continue }
      let text = "\(name): \(parts.joined(separator: "  "))"
      if DisplayWidth.columns(of: text) <= limit { return text }
    }
    return DisplayWidth.truncate("\(name)…", to: limit)
  }

  /// Seconds left as the present rate promises, or `nil` where it promises nothing.
  var timeLeft: Double? {
    guard let share, share > 0, share < 1, let rate, rate >= 1 else { return nil }
    let total = totalBytes.map(Double.init) ?? Double(bytes) / share
    return total * (1 - share) / rate
  }

  // MARK: Words

  private static func amount(_ bytes: Int, of total: Int?, in language: Language) -> String {
    let largest = total ?? bytes
    let (unit, size, decimals) =
      largest >= 1_000_000_000
      ? ("GB", 1_000_000_000, 2) : largest >= 1_000_000 ? ("MB", 1_000_000, 1) : ("kB", 1000, 0)
    func number(_ bytes: Int) -> String {
      NumberText.decimal(Double(bytes) / Double(size), decimals: decimals, in: language)
    }
    guard let total else { return "\(number(bytes)) \(unit)" }
    return number(bytes) + LocalizedText(" of ", "/")(language) + "\(number(total)) \(unit)"
  }

  /// Time left, rounded so that it does not pretend to know more than it can.
  private static func left(_ seconds: Double) -> LocalizedText {
    let step: Double =
      seconds < 20 ? 1 : seconds < 60 ? 5 : seconds < 600 ? 10 : seconds < 3600 ? 60 : 300
    let time = duration((seconds / step).rounded(.up) * step)
    return LocalizedText("about \(time.english) left", "còn khoảng \(time.vietnamese)")
  }

  private static func duration(_ seconds: Double) -> LocalizedText {
    // Three years are as good as any longer time, and fit into an integer.
    let whole = Int(min(seconds, 1e8))
    let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
    func text(_ hour: String, _ minute: String, _ second: String) -> String {
      if hours > 0 { return "\(hours) \(hour)" + (minutes > 0 ? " \(minutes) \(minute)" : "") }
      if minutes > 0 { return "\(minutes) \(minute)" + (rest > 0 ? " \(rest) \(second)" : "") }
      return "\(rest) \(second)"
    }
    return LocalizedText(text("h", "min", "s"), text("giờ", "phút", "giây"))
  }
}
