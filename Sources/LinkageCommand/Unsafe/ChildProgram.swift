import Foundation
import LinkageFiles

/// A file that has no name and is gone once it is closed.
final class ScratchFile {
  let descriptor: Int32

  init() throws(SystemError) {
    let folder = SystemCalls.environment("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = "\(folder)/linkage-XXXXXX".utf8CString
    descriptor = unsafe template.withUnsafeMutableBufferPointer { buffer in
      guard let path = buffer.baseAddress else { return -1 }
      let descriptor = unsafe mkstemp(path)
      if descriptor >= 0 { unsafe unlink(path) }
      return descriptor
    }
    guard descriptor >= 0 else { throw .current }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit { _ = close(descriptor) }

  /// The first bytes of the file, as text.
  var beginning: String {
    lseek(descriptor, 0, SEEK_SET)
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = unsafe bytes.withUnsafeMutableBytes { buffer in
      unsafe read(descriptor, buffer.baseAddress, buffer.count)
    }
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}

/// Another program, run to its end.
///
/// Safe because every pointer lives for the length of the call that needs it.
enum ChildProgram {
  /// Runs a program that is found as a shell would find it.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - arguments: The words after its name.
  ///   - input: What it reads, from its beginning.
  ///   - errors: Where its messages go.
  ///   - output: Is called with what it writes, piece by piece.
  /// - Returns: 0 where it succeeded.
  /// - Throws: `SystemError` where it cannot be run; what `output` throws is thrown once it has ended.
  static func run(
    _ name: String, _ arguments: [String], input: ScratchFile, errors: ScratchFile,
    output: (Span<UInt8>) throws -> Void
  ) throws -> Int32 {
    lseek(input.descriptor, 0, SEEK_SET)
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw SystemError.current }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let process: pid_t
    do {
      process = try spawn(
        name, arguments, [input.descriptor, ends[1], errors.descriptor])
    } catch {
      for end in ends { _ = close(end) }
      throw error
    }
    _ = close(ends[1])
    var failure: (any Error)?
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe read(ends[0], buffer.baseAddress, buffer.count)
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      do {
        try output(bytes.span.extracting(first: count))
      } catch {
        // Closing the pipe ends the program.
        failure = error
        break
      }
    }
    _ = close(ends[0])
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    if let failure { throw failure }
    return status
  }

  private static func spawn(
    _ name: String, _ arguments: [String], _ streams: [Int32]
  ) throws(SystemError) -> pid_t {
    #if canImport(Darwin)
      var actions = unsafe posix_spawn_file_actions_t(bitPattern: 0)
    #else
      var actions = unsafe posix_spawn_file_actions_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (number, stream) in streams.enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, stream, Int32(number))
    }
    let environment = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
    var process: pid_t = 0
    let result = unsafe withWords([name] + arguments) { words in
      unsafe withWords(environment) { variables in
        unsafe posix_spawnp(&process, name, &actions, nil, words, variables)
      }
    }
    guard result == 0 else { throw SystemError(number: result) }
    return process
  }

  private static func withWords<Output>(
    _ words: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Output
  ) -> Output {
    let pointers = unsafe words.map { unsafe strdup($0) }
    defer { unsafe pointers.forEach { unsafe free($0) } }
    return unsafe body(pointers + [nil])
  }
}

extension SystemError {
  static var notFound: SystemError { SystemError(number: ENOENT) }
}
