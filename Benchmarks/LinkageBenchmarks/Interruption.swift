import Foundation
import Synchronization

/// Lets the sets be removed when somebody stops the program: the process that it waits for is
/// stopped, and what follows from that is an error like any other.
enum Interruption {
  private static let isAsked = Atomic<Bool>(false)
  private static let process = Atomic<pid_t>(0)

  static func prepare() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { _ in
        Interruption.isAsked.store(true, ordering: .relaxed)
        let process = Interruption.process.load(ordering: .relaxed)
        if process > 0 { kill(process, SIGTERM) }
      }
    }
  }

  /// Says which process is waited for, 0 for none.
  static func waits(for process: pid_t) {
    Self.process.store(process, ordering: .relaxed)
  }

  static func check() throws {
    if isAsked.load(ordering: .relaxed) { throw BenchmarkError("Stopped.") }
  }
}
