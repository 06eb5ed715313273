import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What happens when a person stops the program before it is done: unfinished files go, and the
/// folder made for them, and the line of progress, and the program ends as it would have ended
/// anyway.
///
/// A signal handler may do almost nothing, so the paths to remove lie ready as C strings. They are
/// never freed, since a handler may be reading them on another thread; a run has at most three.
enum Interruption {
  /// What is to be removed.
  enum Entry: Sendable { case first, second, folder }

  private static let first = Atomic<UInt>(0)
  private static let second = Atomic<UInt>(0)
  private static let folder = Atomic<UInt>(0)

  /// Whether a line of progress is on the terminal; once a handler has seen to it, none may come.
  private static let line = Atomic<UInt8>(noLine)
  private static let noLine: UInt8 = 0
  private static let shownLine: UInt8 = 1
  private static let noMoreLines: UInt8 = 2

  /// Sees to it that unfinished files are removed when the program is stopped.
  ///
  /// That is when it is interrupted, told to end, or left by its terminal. A signal that the
  /// program was started to ignore stays ignored; a closed pipe and a file that has grown as large
  /// as it may are left to the write that meets them.
  static func prepare() {
    // What is made on first use must not be made by the handler.
    _ = (first.load(ordering: .relaxed), second.load(ordering: .relaxed))
    _ = (folder.load(ordering: .relaxed), line.load(ordering: .relaxed))
    _ = (noLine, shownLine, noMoreLines)
    for number in stopping {
      let previous = signal(number) { number in
        Interruption.clean()
        _ = signal(number, SIG_DFL)
        raise(number)
      }
      let ignored = unsafe unsafeBitCast(SIG_IGN, to: Int.self)
      if unsafe unsafeBitCast(previous, to: Int.self) == ignored {
        _ = signal(number, SIG_IGN)
      }
    }
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  private static let stopping = [SIGINT, SIGTERM, SIGHUP]

  /// Does something short that must be done whole or not at all; a signal waits until then.
  ///
  /// Signals reach the thread that the program began on: those of Dispatch let none through.
  static func holdingSignals(_ body: () throws -> Void) rethrows {
    var held = sigset_t()
    var previous = sigset_t()
    unsafe sigemptyset(&held)
    for number in stopping { unsafe sigaddset(&held, number) }
    unsafe pthread_sigmask(SIG_BLOCK, &held, &previous)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &previous, nil) }
    try body()
  }

  /// The work of the handler: system calls, and nothing that allocates or locks.
  private static func clean() {
    if let name = unsafe UnsafePointer<CChar>(bitPattern: first.load(ordering: .acquiring)) {
      _ = unsafe unlink(name)
    }
    if let name = unsafe UnsafePointer<CChar>(bitPattern: second.load(ordering: .acquiring)) {
      _ = unsafe unlink(name)
    }
    if let name = unsafe UnsafePointer<CChar>(bitPattern: folder.load(ordering: .acquiring)) {
      _ = unsafe rmdir(name)
    }
    if line.exchange(noMoreLines, ordering: .acquiringAndReleasing) == shownLine {
      // Carriage return, then the sequence that erases to the end of the line.
      var bytes: (UInt8, UInt8, UInt8, UInt8) = (0x0D, 0x1B, 0x5B, 0x4B)
      _ = unsafe write(STDERR_FILENO, &bytes, 4)
    }
  }

  /// Names a file to remove.
  static func remember(_ name: String) -> Entry {
    let address = unsafe UInt(bitPattern: strdup(name))
    let isFree = first.compareExchange(
      expected: 0, desired: address, ordering: .acquiringAndReleasing
    ).exchanged
    if !isFree { second.store(address, ordering: .releasing) }
    return isFree ? .first : .second
  }

  /// Names a folder to remove, if it is empty once the files are gone.
  static func remember(folder name: String) -> Entry {
    folder.store(unsafe UInt(bitPattern: strdup(name)), ordering: .releasing)
    return .folder
  }

  /// There is nothing unfinished any more in a place.
  static func forget(_ entry: Entry) {
    switch entry {
    case .first: first.store(0, ordering: .releasing)
    case .second: second.store(0, ordering: .releasing)
    case .folder: folder.store(0, ordering: .releasing)
    }
  }

  // MARK: The line of progress

  /// A line is about to be shown; returns whether it may be.
  static func lineIsShown() -> Bool { replaceLine(with: shownLine) }

  /// The line is about to be erased; returns whether it may be.
  static func lineIsErased() -> Bool { replaceLine(with: noLine) }

  private static func replaceLine(with state: UInt8) -> Bool {
    let previous = line.load(ordering: .acquiring)
    if previous == noMoreLines { return false }
    return line.compareExchange(
      expected: previous, desired: state, ordering: .acquiringAndReleasing
    ).exchanged
  }
}
