import LinkageFiles

/// Where the result of a command goes: standard output, or the file that `-o` names.
///
/// A regular file appears, or is replaced, only when all has been written: until then the result
/// is in a ``TemporaryFile`` beside it, which is removed if the command fails or is interrupted. A
/// device, a pipe or a dangling symbolic link is written to directly.
final class OutputDestination {
  /// What the command writes to.
  let output: BufferedOutput

  /// Whether what is written may come to be seen on a terminal.
  let mayReachTerminal: Bool

  private let path: String?
  private let descriptor: Int32?
  /// The file that the result becomes when it is complete, and until then.
  private let target: String?
  private var temporary: TemporaryFile?
  private var isOpen = true

  /// Standard output.
  init(standardOutput: BufferedOutput, mayReachTerminal: Bool) {
    output = standardOutput
    self.mayReachTerminal = mayReachTerminal
    path = nil
    descriptor = nil
    target = nil
    temporary = nil
  }

  /// The file at a path.
  init(path: String) throws(OutputError) {
    self.path = path
    do throws(SystemError) {
      if let inherited = Self.inheritedDescriptor(path) {
        descriptor = try SystemCalls.duplicate(inherited)
        target = nil
        temporary = nil
      } else if let target = try Self.replacedFile(path) {
        let file = try Self.temporaryFile(beside: target)
        descriptor = file.descriptor
        temporary = consume file
        self.target = target
      } else {
        descriptor = try SystemCalls.openForWriting(path)
        target = nil
        temporary = nil
      }
    } catch {
      throw .cannotCreate(path: path, error)
    }
    mayReachTerminal = descriptor.map(SystemCalls.mayReachTerminal) ?? false
    output = BufferedOutput(DescriptorSink(descriptor: descriptor ?? -1, path: path))
  }

  deinit { discard() }

  /// Flushes the output and renames the file to its final name.
  func commit() throws {
    try finish()
    try place()
  }

  /// Flushes and closes the output, but leaves the file under its temporary name.
  func finish() throws {
    try output.flush()
    guard let descriptor, isOpen else { return }
    do throws(SystemError) {
      if target != nil { try SystemCalls.synchronize(descriptor) }
      isOpen = false
      try SystemCalls.close(descriptor)
    } catch {
      discard()
      throw OutputError(error, path: path)
    }
  }

  /// Renames the finished file to its final name.
  func place() throws {
    guard let target, !isOpen, let file = temporary.take() else { return }
    defer { Interruption.forget(file.entry) }
    do throws(SystemError) {
      try SystemCalls.rename(file.path, to: target)
    } catch {
      SystemCalls.remove(file.path)
      throw OutputError.cannotCreate(path: path ?? target, error)
    }
  }

  /// Removes the temporary file; does nothing after a commit.
  func discard() {
    if let descriptor, isOpen { try? SystemCalls.close(descriptor) }
    isOpen = false
    guard let file = temporary.take() else { return }
    SystemCalls.remove(file.path)
    Interruption.forget(file.entry)
  }

  /// Shows on a line of progress how much has been written, or ends the line before the first byte may
  /// come to be seen beside it.
  func report(to progress: ProgressLine, _ advance: @escaping (_ bytes: Int) -> Void) {
    output.willPass = { [mayReachTerminal] bytes in
      if mayReachTerminal { progress.end() } else { advance(bytes.count) }
    }
  }

  // MARK: Kinds of paths

  /// The descriptor that a path such as `/dev/stdout` stands for.
  ///
  /// Opening such a path would write from the start of the file that was redirected to.
  private static func inheritedDescriptor(_ path: String) -> Int32? {
    switch path {
    case "/dev/stdout": 1
    case "/dev/stderr": 2
    default:
      path.hasPrefix("/dev/fd/") ? Int32(path.dropFirst("/dev/fd/".count)) : nil
    }
  }

  /// Returns the file to replace, or `nil` where the path is written to directly.
  private static func replacedFile(_ path: String) throws(SystemError) -> String? {
    switch SystemCalls.status(of: path)?.kind {
    case .folder: throw .isFolder
    case .other: return nil
    case .regular:
      try SystemCalls.checkWritable(path)
      return try SystemCalls.resolved(path)
    case nil:
      if SystemCalls.isSymbolicLink(path) { return nil }
      if path.hasSuffix("/") { throw .isFolder }
      return path
    }
  }

  private static func temporaryFile(
    beside target: String
  ) throws(SystemError) -> TemporaryFile {
    let existing = SystemCalls.status(of: target)
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    let file = try TemporaryFile(in: folder, isPrivate: existing != nil)
    if let existing { SystemCalls.copyOwnership(existing, to: file.descriptor) }
    return file
  }
}
