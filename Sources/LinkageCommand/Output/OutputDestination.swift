import LinkageFiles

/// Where the result of a command goes: standard output, or the file that `-o` names.
///
/// A regular file appears, or is replaced, only when all has been written: until then the result
/// is in a temporary file beside it, which is removed if the command fails or is interrupted. A
/// device, a pipe or a dangling symbolic link is written to directly.
final class OutputDestination {
  /// What the command writes to.
  let output: BufferedOutput

  private let path: String?
  private let descriptor: Int32?
  private let replacement: Replacement?
  private let entry: Interruption.Entry?
  private var isOpen = true
  private var isPlaced = false

  private struct Replacement {
    let temporary: String
    let target: String
  }

  /// Standard output.
  init(standardOutput: BufferedOutput) {
    output = standardOutput
    path = nil
    descriptor = nil
    replacement = nil
    entry = nil
  }

  /// The file at a path.
  init(path: String) throws(OutputError) {
    self.path = path
    do throws(SystemError) {
      if let inherited = Self.inheritedDescriptor(path) {
        descriptor = try SystemCalls.duplicate(inherited)
        replacement = nil
        entry = nil
      } else if let replacement = try Self.replacement(for: path) {
        (descriptor, entry) = try Self.create(replacement)
        self.replacement = replacement
      } else {
        descriptor = try SystemCalls.openForWriting(path)
        replacement = nil
        entry = nil
      }
    } catch {
      throw .cannotCreate(path: path, error)
    }
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
      if replacement != nil { try SystemCalls.synchronize(descriptor) }
      isOpen = false
      try SystemCalls.close(descriptor)
    } catch {
      discard()
      throw OutputError(error, path: path)
    }
  }

  /// Renames the finished file to its final name.
  func place() throws {
    guard let replacement, !isOpen, !isPlaced else { return }
    isPlaced = true
    defer { forget() }
    do throws(SystemError) {
      try SystemCalls.rename(replacement.temporary, to: replacement.target)
    } catch {
      SystemCalls.remove(replacement.temporary)
      throw OutputError.cannotCreate(path: path ?? replacement.target, error)
    }
  }

  /// Removes the temporary file; does nothing after a commit.
  func discard() {
    guard let descriptor, !isPlaced else { return }
    if isOpen { try? SystemCalls.close(descriptor) }
    isOpen = false
    isPlaced = true
    if let replacement {
      SystemCalls.remove(replacement.temporary)
      forget()
    }
  }

  private func forget() {
    if let entry { Interruption.forget(entry) }
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

  /// Returns the files to write and to replace, or `nil` where the path is written to directly.
  private static func replacement(for path: String) throws(SystemError) -> Replacement? {
    var target = path
    switch SystemCalls.status(of: path)?.kind {
    case .folder: throw .isFolder
    case .other: return nil
    case .regular:
      try SystemCalls.checkWritable(path)
      target = try SystemCalls.resolved(path)
    case nil:
      if SystemCalls.isSymbolicLink(path) { return nil }
      if path.hasSuffix("/") { throw .isFolder }
    }
    let name = String(UInt64.random(in: 0 ... .max), radix: 36)
    let folder = target.lastIndex(of: "/").map { target[...$0] } ?? ""
    return Replacement(temporary: "\(folder).linkage-\(name).tmp", target: target)
  }

  private static func create(
    _ replacement: Replacement
  ) throws(SystemError) -> (Int32, Interruption.Entry) {
    let entry = Interruption.remember(replacement.temporary)
    do throws(SystemError) {
      let existing = SystemCalls.status(of: replacement.target)
      let descriptor = try SystemCalls.create(
        replacement.temporary, isPrivate: existing != nil)
      if let existing { SystemCalls.copyOwnership(existing, to: descriptor) }
      return (descriptor, entry)
    } catch {
      Interruption.forget(entry)
      throw error
    }
  }
}
