import Foundation

/// The memory of this process, where the system reports it: on Linux.
///
/// Safe because buffers are lent to the system for the time of one call.
enum MemoryMeter {
  /// Bytes in memory now, mapped files included.
  static var resident: Int? { bytes("VmRSS:") }

  /// The most bytes in memory since ``resetPeak()``.
  static var peak: Int? { bytes("VmHWM:") }

  /// Makes the peak begin again with what is in memory now.
  static func resetPeak() {
    let descriptor = unsafe open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    // proc(5): 5 resets the peak and nothing else.
    var word = UInt8(ascii: "5")
    _ = unsafe write(descriptor, &word, 1)
  }

  /// Gives memory that was freed back to the system, so that it does not count as in use.
  static func giveBackFreed() {
    // The C library's header for it is not part of the module.
    typealias Trim = @convention(c) (Int) -> Int32
    guard let symbol = unsafe dlsym(nil, "malloc_trim") else { return }
    _ = unsafe unsafeBitCast(symbol, to: Trim.self)(0)
  }

  private static func bytes(_ label: String) -> Int? {
    let descriptor = unsafe open("/proc/self/status", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = unsafe read(descriptor, &buffer, buffer.count)
    let text = String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix(label) }) else {
      return nil
    }
    return Int(line.filter(\.isWholeNumber)).map { $0 * 1024 }
  }
}
