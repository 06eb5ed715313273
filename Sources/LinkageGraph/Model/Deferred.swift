import Synchronization

/// A value that is made once, when it is first used.
package final class Deferred<Value: Sendable>: Sendable {
  private let make: @Sendable () -> Value
  private let made = Mutex<Value?>(nil)

  package init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
  }

  /// The value; a thread that asks for it while it is being made waits.
  package var value: Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }

  /// Whether somebody has asked for the value.
  var isMade: Bool { made.withLock { $0 != nil } }
}
