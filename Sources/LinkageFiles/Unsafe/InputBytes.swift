import LabeledGraph
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of an input: a mapped file, or a buffer where the input cannot be mapped.
///
/// Safe because the memory belongs to the object, is never written, and is lent only for the time of
/// a call; a mapped file that another program shortens meanwhile ends this program, as it would any
/// that maps files.
final class InputBytes: Sendable {
  @safe private enum Storage: @unchecked Sendable {
    case mapped(UnsafeRawPointer, Int)
    case buffer([UInt8])
  }
  private let storage: Storage

  /// Takes over bytes in memory.
  init(_ bytes: [UInt8]) {
    storage = .buffer(bytes)
  }

  /// Opens a file, or standard input for `nil`.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - isRead: Called with the length of each piece that is read because it cannot be mapped.
  /// - Throws: The system's error number.
  init(path: String?, isRead: (Int) -> Void = { _ in }) throws(SystemError) {
    guard let path else {
      storage = .buffer(try Self.readAll(STDIN_FILENO, isRead))
      return
    }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError.current }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw SystemError.current }
    if status.st_mode & S_IFMT == S_IFDIR { throw SystemError(number: EISDIR) }
    let size = Int(status.st_size)
    if status.st_mode & S_IFMT == S_IFREG, size > 0 {
      let address = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
      if let address = unsafe address, unsafe address != MAP_FAILED {
        _ = unsafe madvise(address, size, MADV_SEQUENTIAL)
        storage = unsafe .mapped(UnsafeRawPointer(address), size)
        return
      }
    }
    storage = .buffer(try Self.readAll(descriptor, isRead))
  }

  deinit {
    if case .mapped(let address, let size) = storage {
      _ = unsafe munmap(UnsafeMutableRawPointer(mutating: address), size)
    }
  }

  /// Lends the bytes.
  func withBytes<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch storage {
    case .buffer(let bytes):
      return try body(bytes.span)
    case .mapped(let address, let size):
      let elements = unsafe UnsafeBufferPointer(
        start: address.assumingMemoryBound(to: UInt8.self), count: size)
      return try body(unsafe Span(_unsafeElements: elements))
    }
  }

  /// Lends the bytes of a text: without the Ctrl-Z with which old programs end a file.
  func withText<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withBytes { bytes throws(Failure) in
      // A line end may have been added behind the mark.
      var end = bytes.count
      while end > 0, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
      let endsInMark = end > 0 && bytes[end - 1] == 0x1A
      return try body(bytes.extracting(first: endsInMark ? end - 1 : bytes.count))
    }
  }

  /// Gives back the memory of bytes that have been read; they can be read again, from the file.
  func forget(_ range: Range<Int>) {
    guard case .mapped(let address, let size) = storage else { return }
    let page = Int(getpagesize())
    // Whole pages only: the neighbors' bytes may still be in use.
    let start = (range.lowerBound + page - 1) / page * page
    let end = range.upperBound == size ? size : range.upperBound / page * page
    guard start < end, end <= size else { return }
    _ = unsafe madvise(
      UnsafeMutableRawPointer(mutating: address + start), end - start, MADV_DONTNEED)
  }

  /// The bytes, kept alive by the result; copied where they are not mapped.
  func shared() -> SharedArray<UInt8> {
    switch storage {
    case .buffer(let bytes): return SharedArray(bytes)
    case .mapped(let address, let size):
      return unsafe SharedArray(
        owner: self, base: address.assumingMemoryBound(to: UInt8.self), count: size)
    }
  }

  /// The first bytes of a file, fewer where it is shorter; none where it is no file or cannot be
  /// read.
  static func beginning(of path: String, count: Int) -> [UInt8] {
    // Whoever writes to a pipe would lose its reader when the pipe is closed again.
    guard FileStatus.isRegularFile(path) else { return [] }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: count)
    let got = unsafe bytes.withUnsafeMutableBytes {
      unsafe read(descriptor, $0.baseAddress, $0.count)
    }
    return Array(bytes.prefix(max(0, got)))
  }

  private static func readAll(
    _ descriptor: Int32, _ isRead: (Int) -> Void
  ) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = unsafe piece.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw SystemError.current
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: piece[..<count])
      isRead(count)
    }
  }
}

/// An error of the operating system.
public struct SystemError: Error, Sendable, Hashable {
  /// The error's number, as in the C library's `errno`.
  public let number: Int32

  /// Creates an error of a number.
  public init(number: Int32) { self.number = number }

  /// The error that the last system call of this thread left.
  public static var current: SystemError { SystemError(number: errno) }

  /// The system's words for the error, such as "No such file or directory".
  public var reason: String {
    guard let text = unsafe strerror(number) else { return "error \(number)" }
    return unsafe String(cString: text)
  }

  /// Whether the thing named does not exist.
  public var isMissing: Bool { number == ENOENT || number == ENOTDIR }
}
