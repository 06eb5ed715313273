import Foundation
import Synchronization

/// Lets the sets be removed when somebody stops the program with Control-C.
///
/// The process that measures is stopped by the same keys; this one notices when it comes back.
enum Interruption {
  private static let isAsked = Atomic<Bool>(false)

  static func prepare() {
    signal(SIGINT) { _ in Interruption.isAsked.store(true, ordering: .relaxed) }
  }

  static func check() throws {
    if isAsked.load(ordering: .relaxed) { throw BenchmarkError("Stopped.") }
  }
}
