import LinkageFiles

/// A file beside a result, under a name of its own until the result is complete.
///
/// It is locked while its maker lives; the system gives the lock up when that process ends, however it
/// ends. A file with such a name that nobody has locked is therefore a leftover of a run that was killed,
/// and the next run that writes into the folder removes it.
struct TemporaryFile: ~Copyable {
  let path: String
  let descriptor: Int32
  let entry: Interruption.Entry
  /// Another descriptor of the file: it holds the lock while the first is closed and the file gets its
  /// final name.
  private let lock: Int32?

  /// Creates a file that nobody may read until its permissions are set, if it is private.
  ///
  /// - Parameters:
  ///   - folder: The folder, with a slash at its end; empty for the current one.
  ///   - isPrivate: Whether nobody else may read the file yet.
  /// - Throws: `SystemError` where the file cannot be created.
  init(in folder: String, isPrivate: Bool) throws(SystemError) {
    Self.removeLeftovers(in: folder)
    var attempts = 0
    while true {
      attempts += 1
      let path = folder + Self.name()
      let entry = Interruption.remember(path)
      do throws(SystemError) {
        let descriptor = try SystemCalls.create(path, isPrivate: isPrivate)
        // Until it is locked, another run may take the file for a leftover and remove it.
        let isOurs =
          SystemCalls.lock(descriptor) != .heldByAnother
          && SystemCalls.isSameFile(path, descriptor)
        // Where a file system numbers a file differently by name and by descriptor, no attempt succeeds.
        if isOurs || attempts == Self.mostAttempts {
          self.path = path
          self.descriptor = descriptor
          self.entry = entry
          lock = try? SystemCalls.duplicate(descriptor)
          return
        }
        SystemCalls.remove(path)
        try SystemCalls.close(descriptor)
        Interruption.forget(entry)
      } catch {
        Interruption.forget(entry)
        throw error
      }
    }
  }

  deinit {
    if let lock { try? SystemCalls.close(lock) }
  }

  // MARK: Names

  private static let prefix = ".linkage-"
  private static let suffix = ".tmp"
  /// How often another run may be taken to have removed the new file.
  private static let mostAttempts = 8
  /// How many digits of base 36 a number of 64 bits has.
  private static let digits = 13

  private static func name() -> String {
    let number = String(UInt64.random(in: 0 ... .max), radix: 36)
    return prefix + String(repeating: "0", count: digits - number.count) + number + suffix
  }

  /// Whether a name is one that a temporary file may have; earlier versions left leading zeros out.
  private static func isName(_ name: String) -> Bool {
    guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return false }
    let number = name.dropFirst(prefix.count).dropLast(suffix.count)
    return (digits - 1...digits).contains(number.utf8.count)
      && number.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
      }
  }

  // MARK: Leftovers

  /// Removes what killed runs left in a folder, and nothing that may still be in use.
  static func removeLeftovers(in folder: String) {
    for name in SystemCalls.names(inFolder: folder.isEmpty ? "." : folder) where isName(name) {
      let path = folder + name
      guard let descriptor = SystemCalls.openRegularFile(path) else { continue }
      if SystemCalls.lock(descriptor) == .taken, SystemCalls.isSameFile(path, descriptor) {
        SystemCalls.remove(path)
      }
      try? SystemCalls.close(descriptor)
    }
  }
}
