import LinkageFiles

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The calls of the system that take or return pointers, with Swift's types and errors around
/// them.
///
/// Every pointer is made from a string or span for the length of one call, and what a call fills
/// in is copied before its storage goes away; no pointer leaves this file.
enum SystemCalls {
  // MARK: Writing

  /// Writes all bytes, however many calls that takes.
  static func write(_ bytes: Span<UInt8>, to descriptor: Int32) throws(SystemError) {
    var position = 0
    while position < bytes.count {
      let rest = bytes.extracting(position...)
      let count = unsafe rest.withUnsafeBufferPointer { buffer in
        unsafe systemWrite(descriptor, buffer.baseAddress, buffer.count)
      }
      if count >= 0 {
        position += count
      } else if errno == EAGAIN {
        // Another program may have set the terminal or pipe to be non-blocking.
        waitUntilWritable(descriptor)
      } else if errno != EINTR {
        throw .current
      }
    }
  }

  private static func waitUntilWritable(_ descriptor: Int32) {
    var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = unsafe poll(&entry, 1, -1)
  }

  // MARK: Files

  struct FileStatus: Sendable {
    enum Kind: Sendable { case regular, folder, other }
    let kind: Kind
    let permissions: mode_t
    let owner: uid_t
    let group: gid_t
  }

  /// The status of what a path leads to, symbolic links followed; `nil` where nothing is there.
  static func status(of path: String) -> FileStatus? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    let kind: FileStatus.Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      default: .other
      }
    return FileStatus(
      kind: kind, permissions: status.st_mode & 0o7777, owner: status.st_uid,
      group: status.st_gid)
  }

  static func isSymbolicLink(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  static func checkWritable(_ path: String) throws(SystemError) {
    guard unsafe access(path, W_OK) == 0 else { throw .current }
  }

  /// Returns the path with every symbolic link replaced by what it leads to.
  static func resolved(_ path: String) throws(SystemError) -> String {
    guard let resolved = unsafe realpath(path, nil) else { throw .current }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Creates a file that must not exist yet; nobody else may read a private one until its
  /// permissions are set.
  static func create(_ path: String, isPrivate: Bool) throws(SystemError) -> Int32 {
    try opened(
      unsafe open(
        path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(isPrivate ? 0o600 : 0o666)))
  }

  /// Opens a device, a pipe or a file to be written from its start.
  static func openForWriting(_ path: String) throws(SystemError) -> Int32 {
    try opened(
      unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode_t(0o666)))
  }

  static func duplicate(_ descriptor: Int32) throws(SystemError) -> Int32 {
    try opened(fcntl(descriptor, F_DUPFD_CLOEXEC, 3))
  }

  /// Gives a file the permissions of another, and its owner where that is allowed.
  static func copyOwnership(_ status: FileStatus, to descriptor: Int32) {
    _ = fchown(descriptor, status.owner, status.group)
    _ = fchmod(descriptor, status.permissions)
  }

  /// Waits until the bytes of a file are on the disk, where the file system supports that.
  static func synchronize(_ descriptor: Int32) throws(SystemError) {
    guard fsync(descriptor) != 0 else { return }
    let error = SystemError.current
    guard [EINVAL, ENOTSUP, EROFS, EINTR].contains(error.number) else { throw error }
  }

  static func close(_ descriptor: Int32) throws(SystemError) {
    guard systemClose(descriptor) == 0 || errno == EINTR else { throw .current }
  }

  /// How an attempt to lock a file ended.
  enum LockResult: Sendable { case taken, heldByAnother, notSupported }

  /// Locks a file for as long as a descriptor of this opening is open, without waiting.
  ///
  /// The lock is advisory: it keeps out only who asks for it, and no other descriptor of the same process.
  static func lock(_ descriptor: Int32) -> LockResult {
    while true {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return .taken }
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK: return .heldByAnother
      default: return .notSupported
      }
    }
  }

  /// Runs a body while no other program that asks for the same has the folder.
  ///
  /// Where the file system knows no locks, the body runs all the same.
  static func withLock(ofFolder path: String, _ body: () throws -> Void) rethrows {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if descriptor >= 0 { try? close(descriptor) } }
    if descriptor >= 0 {
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    }
    try body()
  }

  /// Opens a regular file without changing it; `nil` for anything else, and where that is not allowed.
  static func openRegularFile(_ path: String) -> Int32? {
    let descriptor = unsafe open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    if descriptor < 0 { return nil }
    if kind(of: descriptor) == S_IFREG { return descriptor }
    try? close(descriptor)
    return nil
  }

  /// Whether a path still leads to the file that was opened.
  static func isSameFile(_ path: String, _ descriptor: Int32) -> Bool {
    var named = stat()
    var opened = stat()
    guard unsafe lstat(path, &named) == 0, unsafe fstat(descriptor, &opened) == 0 else {
      return false
    }
    return named.st_dev == opened.st_dev && named.st_ino == opened.st_ino
  }

  /// The bits of the mode that say what kind of file a descriptor is of; 0 where nobody knows.
  private static func kind(of descriptor: Int32) -> mode_t {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return 0 }
    return status.st_mode & S_IFMT
  }

  /// Whether what is written may come to be seen on a terminal: it is one, or another program gets it.
  static func mayReachTerminal(_ descriptor: Int32) -> Bool {
    isTerminal(descriptor) || [S_IFIFO, S_IFSOCK].contains(kind(of: descriptor))
  }

  static func rename(_ path: String, to target: String) throws(SystemError) {
    guard unsafe systemRename(path, target) == 0 else { throw .current }
  }

  static func remove(_ path: String) { _ = unsafe unlink(path) }

  /// Creates a folder within one that exists.
  static func createFolder(_ path: String) throws(SystemError) {
    guard unsafe mkdir(path, mode_t(0o777)) == 0 else { throw .current }
  }

  /// Removes a folder if it is empty.
  static func removeEmptyFolder(_ path: String) { _ = unsafe rmdir(path) }

  /// The names of what is in a folder, in no particular order; none where it cannot be read.
  static func names(inFolder path: String) -> [String] {
    guard let folder = unsafe opendir(path) else { return [] }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(
          to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)
        ) { unsafe String(cString: $0) }
      }
      names.append(name)
    }
    return names
  }

  private static func opened(_ descriptor: Int32) throws(SystemError) -> Int32 {
    guard descriptor >= 0 else { throw .current }
    return descriptor
  }

  // MARK: Surroundings

  static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Whether a terminal may be drawn on: the program is not in the background, and no pager or
  /// editor, which takes keys one by one, has the screen.
  static func isTerminalFree(_ descriptor: Int32) -> Bool {
    let foreground = tcgetpgrp(descriptor)
    // The call fails if the terminal is not the controlling one.
    if foreground >= 0, foreground != getpgrp() { return false }
    var settings = termios()
    guard unsafe tcgetattr(descriptor, &settings) == 0 else { return false }
    return settings.c_lflag & tcflag_t(ICANON) != 0
  }

  /// The number of columns of a terminal, or `nil` where the system does not know it.
  static func terminalWidth(_ descriptor: Int32) -> Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }
}

extension SystemError {
  static var brokenPipe: SystemError { SystemError(number: EPIPE) }
  static var isFolder: SystemError { SystemError(number: EISDIR) }
}

// Inside the enumeration its own members would shadow these names.
#if canImport(Darwin)
  private let systemWrite = unsafe Darwin.write
  private let systemClose = Darwin.close
  private let systemRename = unsafe Darwin.rename
#elseif canImport(Musl)
  private let systemWrite = unsafe Musl.write
  private let systemClose = Musl.close
  private let systemRename = unsafe Musl.rename
#else
  private let systemWrite = unsafe Glibc.write
  private let systemClose = Glibc.close
  private let systemRename = unsafe Glibc.rename
#endif
