import LinkageFiles
import LinkageGraph
import Synchronization

/// A line on standard error's terminal that says how far the program has come, while it takes long.
///
/// It shows up after a second, is drawn anew at most ten times a second, and is gone before
/// anything else is written. The work only adds to counters; ``tick()`` draws.
final class ProgressLine: Sendable {
  private struct State {
    var phase: ProgressPhase?
    var totalBytes: Int?
    var totalRows: Int?
    var phaseStart = 0.0
    /// Bytes a second, recently; `nil` until there has been time to measure.
    var rate: Double?
    /// The last time at which no byte had come yet.
    var rateStart = 0.0
    var sampleTime = 0.0
    var sampleBytes = 0
    var lastDrawing = -Double.infinity
    /// The text on the terminal.
    var shown = ""
    var hasEnded = false
  }

  /// Seconds of a run before the line appears.
  private static let patience = 1.0
  /// The least number of seconds from one drawing to the next.
  private static let interval = 0.1
  /// About how many seconds the rate is averaged over.
  private static let memory = 3.0
  /// Seconds of a phase before its rate is shown.
  private static let warmUp = 0.3

  private let surface: any ProgressSurface
  private let language: Language
  private let start: Double
  private let state = Mutex(State())
  private let bytes = Atomic<Int>(0)
  private let rows = Atomic<Int>(0)

  init(on surface: any ProgressSurface, language: Language) {
    self.surface = surface
    self.language = language
    start = surface.seconds
  }

  /// Begins a phase.
  ///
  /// - Parameters:
  ///   - phase: The phase.
  ///   - bytes: How many bytes it will read or write, or `nil` where that is unknown.
  ///   - rows: How many rows it will read or write, or `nil` where that is unknown.
  func begin(_ phase: ProgressPhase, bytes: Int? = nil, rows: Int? = nil) {
    state.withLock { begin(phase, bytes: bytes, rows: rows, &$0) }
  }

  private func begin(_ phase: ProgressPhase, bytes: Int?, rows: Int?, _ state: inout State) {
    self.bytes.store(0, ordering: .relaxed)
    self.rows.store(0, ordering: .relaxed)
    state.phase = phase
    state.totalBytes = bytes
    state.totalRows = rows
    state.phaseStart = surface.seconds
    state.rateStart = state.phaseStart
    state.sampleTime = state.phaseStart
    state.sampleBytes = 0
    state.rate = nil
  }

  /// Counts bytes and rows that were read or written; any thread may call it.
  func advance(bytes: Int, rows: Int = 0) {
    self.bytes.add(bytes, ordering: .relaxed)
    if rows > 0 { self.rows.add(rows, ordering: .relaxed) }
  }

  /// Counts bytes of the result that were written.
  func advanceResult(bytes: Int) {
    state.withLock { state in
      if state.phase != .writing { begin(.writing, bytes: nil, rows: nil, &state) }
    }
    advance(bytes: bytes)
  }

  /// Draws the line if it is due.
  func tick() {
    state.withLock { state in
      let now = surface.seconds
      guard let phase = state.phase, !state.hasEnded, now - start >= Self.patience,
        now - state.lastDrawing >= Self.interval, surface.isFree
      else { return }
      let text = progress(phase, at: now, &state).text(in: language, width: surface.width)
      if text != state.shown { surface.show(text) }
      state.shown = text
      state.lastDrawing = now
    }
  }

  private func progress(
    _ phase: ProgressPhase, at now: Double, _ state: inout State
  ) -> ProgressText {
    let bytes = bytes.load(ordering: .relaxed)
    let rows = rows.load(ordering: .relaxed)
    let elapsed = now - state.phaseStart
    measure(bytes, at: now, &state)
    var text = ProgressText(
      phase: phase, elapsed: elapsed, bytes: bytes, totalBytes: state.totalBytes, rate: state.rate)
    if let total = state.totalBytes, total > 0 {
      let share = min(1, Double(bytes) / Double(total))
      text.share = share
      // Rows are not counted while they are read; their share is taken to be that of the bytes.
      text.rows = state.totalRows.map { Self.rounded(Double($0) * share) }
    } else if let total = state.totalRows, total > 0 {
      text.share = min(1, Double(rows) / Double(total))
      text.rows = min(rows, total)
    }
    return text
  }

  private func measure(_ bytes: Int, at now: Double, _ state: inout State) {
    if bytes == 0 { state.rateStart = now }
    let age = now - state.rateStart
    guard age >= Self.warmUp, now > state.sampleTime else { return }
    if let rate = state.rate {
      let passed = now - state.sampleTime
      let present = Double(bytes - state.sampleBytes) / passed
      state.rate = rate + (present - rate) * passed / (passed + min(age, Self.memory))
    } else {
      state.rate = Double(bytes) / age
    }
    state.sampleTime = now
    state.sampleBytes = bytes
  }

  /// Rounds an estimate, so that its last digits do not flicker.
  private static func rounded(_ count: Double) -> Int {
    count < 10_000 ? Int(count) : Int(count / 1000) * 1000
  }

  /// Calls a body that writes to the terminal, with the line erased.
  func makingRoom<Result>(_ body: () throws -> Result) rethrows -> Result {
    try state.withLock { state in
      erase(&state)
      return try body()
    }
  }

  /// Erases the line for good.
  func end() {
    state.withLock { state in
      erase(&state)
      state.hasEnded = true
    }
  }

  private func erase(_ state: inout State) {
    if !state.shown.isEmpty, surface.isFree { surface.erase() }
    state.shown = ""
  }
}

extension ProgressLine: ReadingObserver {
  func begin(_ phase: ReadingPhase, bytes: Int?, rows: Int?) {
    begin(ProgressPhase(phase), bytes: bytes, rows: rows)
  }

  func advance(bytes: Int) { advance(bytes: bytes, rows: 0) }
}

extension BufferedOutput {
  /// Reports every byte and every line to a line of progress.
  ///
  /// Lines count as rows, because few texts hold a line break.
  func countRows(for progress: ProgressLine) {
    willPass = { bytes in
      var rows = 0
      for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { rows += 1 }
      progress.advance(bytes: bytes.count, rows: rows)
    }
  }
}
