import Foundation
import LinkageGraph

/// A file being written.
///
/// Safe because the bytes are lent to the system for the time of one call.
struct FileSink: ByteSink, ~Copyable {
  private let descriptor: Int32
  private let path: String

  init(path: String) throws {
    self.path = path
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode_t(0o666))
    if descriptor < 0 { throw Self.failure(path) }
  }

  deinit { close(descriptor) }

  mutating func write(_ bytes: Span<UInt8>) throws {
    var position = 0
    while position < bytes.count {
      let rest = bytes.extracting(position...)
      let descriptor = descriptor
      let count = unsafe rest.withUnsafeBufferPointer { buffer in
        unsafe Foundation.write(descriptor, buffer.baseAddress, buffer.count)
      }
      if count >= 0 {
        position += count
      } else if errno != EINTR {
        throw Self.failure(path)
      }
    }
  }

  private static func failure(_ path: String) -> BenchmarkError {
    BenchmarkError("Cannot write \(path): \(unsafe String(cString: strerror(errno))).")
  }
}
