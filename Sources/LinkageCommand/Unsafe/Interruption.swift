import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What happens when a person stops the program before it is done: unfinished files go, and
/// the program ends as it would have ended anyway.
///
/// A signal handler may do almost nothing, so the paths to remove lie ready as C strings. They are
/// never freed, since a handler may be reading them on another thread; a run has at most two.
enum Interruption {
  private static let first = Atomic<UInt>(0)
  private static let second = Atomic<UInt>(0)

  /// Sees to it that unfinished files are removed when the program is stopped.
  ///
  /// That is when it is interrupted, told to end, or left by its terminal. A signal that the
  /// program was started to ignore stays ignored; a closed pipe is left to the write that meets it.
  static func prepare() {
    // What is made on first use must not be made by the handler.
    _ = (first.load(ordering: .relaxed), second.load(ordering: .relaxed))
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let previous = signal(number) { number in
        if let name = unsafe UnsafePointer<CChar>(
          bitPattern: Interruption.first.load(ordering: .acquiring))
        {
          _ = unsafe unlink(name)
        }
        if let name = unsafe UnsafePointer<CChar>(
          bitPattern: Interruption.second.load(ordering: .acquiring))
        {
          _ = unsafe unlink(name)
        }
        _ = signal(number, SIG_DFL)
        raise(number)
      }
      let ignored = unsafe unsafeBitCast(SIG_IGN, to: Int.self)
      if unsafe unsafeBitCast(previous, to: Int.self) == ignored {
        _ = signal(number, SIG_IGN)
      }
    }
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Names a file to remove.
  static func remember(_ name: String) {
    let address = unsafe UInt(bitPattern: strdup(name))
    let isFree = first.compareExchange(
      expected: 0, desired: address, ordering: .acquiringAndReleasing
    ).exchanged
    if !isFree { second.store(address, ordering: .releasing) }
  }

  /// There is no unfinished file any more.
  static func forget() {
    first.store(0, ordering: .releasing)
    second.store(0, ordering: .releasing)
  }
}
