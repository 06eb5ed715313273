import Foundation

/// A program that is run to its end.
///
/// Safe because every pointer lives for the length of the call that needs it. Foundation's `Process`
/// does not report the memory that a process took.
enum ChildProcess {
  /// How a process ended.
  struct Ending {
    enum Status: Equatable {
      case exited(Int32)
      case stopped(signal: Int32)

      var text: String {
        switch self {
        case .exited(let code): "failed with status \(code)"
        case .stopped(let signal): "was stopped by signal \(signal)"
        }
      }
    }
    let status: Status
    let time: Duration
    /// The most memory it had, or `nil` where that is unknown: the system counts the peak of the
    /// process that started it as its own.
    let peakBytes: Int?
  }

  /// Runs a program.
  ///
  /// - Parameters:
  ///   - path: Its file.
  ///   - arguments: The words after its name.
  ///   - output: A file for its standard output, or `nil` for this program's.
  /// - Returns: How it ended, how long it ran and how much memory it had.
  /// - Throws: ``BenchmarkError`` where it cannot be started.
  static func run(_ path: String, _ arguments: [String], output: String? = nil) throws -> Ending {
    let ownPeak = MemoryMeter.peak ?? 0
    let clock = ContinuousClock()
    let start = clock.now
    let process = try spawn(path, [path] + arguments, output: output)
    Interruption.waits(for: process)
    defer { Interruption.waits(for: 0) }
    var status: Int32 = 0
    var usage = rusage()
    while unsafe wait4(process, &status, 0, &usage) < 0 {
      if errno != EINTR { throw failure(path) }
    }
    let time = clock.now - start
    let signal = status & 0x7F
    #if os(macOS)
      let peak = usage.ru_maxrss
    #else
      let peak = usage.ru_maxrss * 1024
    #endif
    return Ending(
      status: signal == 0 ? .exited(status >> 8 & 0xFF) : .stopped(signal: signal), time: time,
      peakBytes: peak > ownPeak ? peak : nil)
  }

  private static func spawn(_ path: String, _ words: [String], output: String?) throws -> pid_t {
    #if os(macOS)
      var actions = unsafe posix_spawn_file_actions_t(bitPattern: 0)
    #else
      var actions = unsafe posix_spawn_file_actions_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    if let output {
      unsafe posix_spawn_file_actions_addopen(
        &actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, mode_t(0o666))
    }
    let environment = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
    var process: pid_t = 0
    let result = unsafe withWords(words) { argumentWords in
      unsafe withWords(environment) { environmentWords in
        unsafe posix_spawn(&process, path, &actions, nil, argumentWords, environmentWords)
      }
    }
    guard result == 0 else {
      errno = result
      throw failure(path)
    }
    return process
  }

  private static func withWords<Output>(
    _ words: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Output
  ) -> Output {
    let pointers = unsafe words.map { unsafe strdup($0) }
    defer { unsafe pointers.forEach { unsafe free($0) } }
    return unsafe body(pointers + [nil])
  }

  private static func failure(_ path: String) -> BenchmarkError {
    BenchmarkError("Cannot run \(path): \(unsafe String(cString: strerror(errno))).")
  }
}
