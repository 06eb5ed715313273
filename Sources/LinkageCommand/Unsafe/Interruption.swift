import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What happens when a person stops the program before it is done: the unfinished file goes, and
/// the program ends as it would have ended anyway.
///
/// A signal handler may do almost nothing, so the path to remove lies ready as a C string. It is
/// never freed, since a handler may be reading it on another thread; a run has one such path.
enum Interruption {
  private static let path = Atomic<UInt>(0)

  /// Sees to it that an unfinished file is removed when the program is stopped.
  ///
  /// That is when it is interrupted, told to end, or left by its terminal. A signal that the program was started to ignore stays ignored; a closed pipe is
  /// left to the write that meets it.
  static func prepare() {
    _ = path.load(ordering: .relaxed)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let previous = signal(number) { number in
        let address = Interruption.path.load(ordering: .acquiring)
        if let name = unsafe UnsafePointer<CChar>(bitPattern: address) {
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

  /// Names the file to remove.
  static func remember(_ name: String) {
    path.store(unsafe UInt(bitPattern: strdup(name)), ordering: .releasing)
  }

  /// There is no unfinished file any more.
  static func forget() { path.store(0, ordering: .releasing) }
}
