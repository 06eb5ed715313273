#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that appears whole or not at all.
///
/// The bytes go to a file of another name in the same folder, which takes the place of the wanted one
/// when ``commit()`` is called. Without that, it is removed with the value.
///
/// Safe because pointers are used for the time of a call only, and the descriptor belongs to one value.
public struct OutputFile: ByteSink, ~Copyable {
  private let path: String
  private let temporary: String
  private var descriptor: Int32
  private var isCommitted = false

  /// Begins a file.
  ///
  /// - Parameter path: Where the file is to appear; a file that is there already is replaced.
  /// - Throws: ``OutputFileError`` where no file can be created in the folder.
  public init(path: String) throws(OutputFileError) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let name = String(UInt64.random(in: 0 ... .max), radix: 36)
    self.path = path
    temporary = "\(folder).linkage-\(name).tmp"
    descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(0o666))
    if descriptor < 0 { throw OutputFileError(path: path, number: errno) }
  }

  deinit {
    if descriptor >= 0 { _ = close(descriptor) }
    if descriptor >= 0 || !isCommitted { _ = unsafe unlink(temporary) }
  }

  /// Writes bytes.
  ///
  /// - Throws: ``OutputFileError`` where the system does not take them all.
  public mutating func write(_ bytes: Span<UInt8>) throws {
    var position = 0
    while position < bytes.count {
      let rest = bytes.extracting(position...)
      let count = unsafe rest.withUnsafeBufferPointer { buffer in
        unsafe systemWrite(descriptor, buffer.baseAddress, buffer.count)
      }
      if count >= 0 {
        position += count
      } else if errno != EINTR {
        throw OutputFileError(path: path, number: errno)
      }
    }
  }

  /// Gives the file its name, once all bytes are on the disk.
  ///
  /// - Throws: ``OutputFileError`` where that cannot be done; the file that was there before stays.
  public mutating func commit() throws(OutputFileError) {
    // Some file systems cannot say when bytes are on the disk.
    if fsync(descriptor) != 0, ![EINVAL, ENOTSUP, EROFS, EINTR].contains(errno) {
      throw OutputFileError(path: path, number: errno)
    }
    let finished = descriptor
    descriptor = -1
    guard close(finished) == 0 || errno == EINTR, unsafe systemRename(temporary, path) == 0 else {
      throw OutputFileError(path: path, number: errno)
    }
    isCommitted = true
  }
}

/// Why a file cannot be written.
public struct OutputFileError: LinkageError, Hashable {
  /// The path of the file, as it was given.
  public let path: String
  /// The system's error number.
  public let number: Int32

  /// That the file cannot be written, and what the system says.
  public var problem: LocalizedText {
    let reason = unsafe String(cString: strerror(number))
    return LocalizedText(
      "Cannot write '\(path)': \(reason)", "Không ghi được '\(path)': \(reason)")
  }

  /// To name another path.
  public var advice: LocalizedText? {
    LocalizedText("Give another path.", "Hãy nêu đường dẫn khác.")
  }
}

// Inside the type its own members would shadow these names.
#if canImport(Glibc)
  private let systemWrite = unsafe Glibc.write
  private let systemRename = unsafe Glibc.rename
#elseif canImport(Musl)
  private let systemWrite = unsafe Musl.write
  private let systemRename = unsafe Musl.rename
#else
  private let systemWrite = unsafe Darwin.write
  private let systemRename = unsafe Darwin.rename
#endif
