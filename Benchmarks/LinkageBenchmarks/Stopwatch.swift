/// Runs a phase several times, and notes times and memory.
struct Stopwatch {
  let leastRuns: Int

  /// A fast phase is repeated until its runs have taken this long, or until there are ``mostRuns``.
  private static let shortest = Duration.milliseconds(300)
  private static let mostRuns = 100
  /// A phase whose runs have taken this long is not repeated beyond its second run.
  private static let longest = Duration.seconds(20)

  /// Times a phase.
  ///
  /// - Parameters:
  ///   - phase: The phase.
  ///   - digest: A number that follows from the result, the same in every run.
  ///   - body: What is timed. Giving back its result's memory is not.
  /// - Returns: The times and memory, and the result of the last run.
  /// - Throws: ``BenchmarkError`` where two runs give different results, and what `body` throws.
  func measure<Output>(
    _ phase: Phase, digest: (Output) -> UInt64, _ body: () throws -> Output
  ) throws -> (result: PhaseResult, output: Output) {
    var result = PhaseResult(phase: phase)
    MemoryMeter.giveBackFreed()
    let clock = ContinuousClock()
    var total = Duration.zero
    var expected: UInt64?
    while true {
      let before = MemoryMeter.resident
      MemoryMeter.resetPeak()
      let start = clock.now
      let output = try body()
      let time = clock.now - start
      if let before, let peak = MemoryMeter.peak {
        result.note(peak: peak, before: before)
      }
      result.seconds.append(time / .seconds(1))
      let number = digest(output)
      if let expected, number != expected {
        throw BenchmarkError("\(phase.rawValue): two runs gave different results.")
      }
      expected = number
      total += time
      if isEnough(result.seconds.count, total) { return (result, output) }
    }
  }

  private func isEnough(_ runs: Int, _ total: Duration) -> Bool {
    if runs >= 2, total >= Self.longest { return true }
    return runs >= leastRuns && (total >= Self.shortest || runs >= Self.mostRuns)
  }
}
