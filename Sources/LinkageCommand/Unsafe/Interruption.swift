import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Cleans up when somebody stops the program: removes unfinished files, the folder made for them and
/// the line of progress, and lets the signal end the program.
///
/// A signal handler may neither allocate nor lock, so the paths to remove are kept as C strings. They
/// are never freed, since a handler may be reading them on another thread; a run has at most three.
enum Interruption {
  /// A path to remove.
  enum Entry: Sendable { case first, second, folder }

  private static let first = Atomic<UInt>(0)
  private static let second = Atomic<UInt>(0)
  private static let folder = Atomic<UInt>(0)

  /// Whether a line of progress is on the terminal; after a handler has erased it, none may follow.
  private static let line = Atomic<UInt8>(noLine)
  private static let noLine: UInt8 = 0
  private static let shownLine: UInt8 = 1
  private static let noMoreLines: UInt8 = 2

  /// Installs the handlers for SIGINT, SIGTERM and SIGHUP.
  ///
  /// A signal that the program was started to ignore stays ignored. SIGPIPE and SIGXFSZ are ignored, so
  /// that a closed pipe or a full file shows as an error of the write.
  static func prepare() {
    // Statics are made on first use, which must not happen in the handler.
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

  /// Calls a short body that must run whole or not at all; signals wait until it has ended.
  ///
  /// Blocking them on this thread, the first one, is enough: the threads of Dispatch block them anyway.
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

  /// Forgets a path: it is finished, or gone.
  static func forget(_ entry: Entry) {
    switch entry {
    case .first: first.store(0, ordering: .releasing)
    case .second: second.store(0, ordering: .releasing)
    case .folder: folder.store(0, ordering: .releasing)
    }
  }

  // MARK: The line of progress

  /// Notes that a line is about to be shown; returns whether it may be.
  static func lineIsShown() -> Bool { replaceLine(with: shownLine) }

  /// Notes that the line is about to be erased; returns whether it may be.
  static func lineIsErased() -> Bool { replaceLine(with: noLine) }

  private static func replaceLine(with state: UInt8) -> Bool {
    let previous = line.load(ordering: .acquiring)
    if previous == noMoreLines { return false }
    return line.compareExchange(
      expected: previous, desired: state, ordering: .acquiringAndReleasing
    ).exchanged
  }
}
