import Foundation
import LinkageFiles
import LinkageGraph

@testable import LinkageCommand

/// A run of the program within this process, with everything it wrote.
struct ProgramRun {
  let status: ExitStatus
  let output: String
  let error: String

  init(
    _ arguments: [String], environment: [String: String] = [:], isInteractive: Bool = false,
    width: Int? = nil
  ) {
    let output = MemorySink()
    let error = MemorySink()
    let standardOutput = BufferedOutput(output)
    let standardError = BufferedOutput(error)
    let terminal = Terminal(
      isInteractive: isInteractive, reportedWidth: width, environment: { environment[$0] })
    status = LinkageProgram.run(
      arguments: arguments,
      in: ProgramSurroundings(
        standardOutput: standardOutput, standardError: standardError, outputTerminal: terminal,
        outputMayReachTerminal: isInteractive,
        errorTerminal: terminal, environment: { environment[$0] }))
    self.output = output.text
    self.error = error.text
  }
}

/// A sink that its maker can read, too.
final class MemorySink: ByteSink {
  private var bytes: [UInt8] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  func write(_ bytes: Span<UInt8>) {
    for index in bytes.indices { self.bytes.append(bytes[index]) }
  }
}

/// Returns what is written to an output.
func written(_ body: (BufferedOutput) throws -> Void) rethrows -> String {
  let sink = MemorySink()
  let output = BufferedOutput(sink)
  try body(output)
  try? output.flush()
  return sink.text
}

/// The executables, which are built beside the tests.
enum BuiltProgram {
  static func path(_ name: String) -> String? {
    (Bundle.allBundles.map(\.bundleURL) + [Bundle.main.executableURL].compactMap(\.self))
      .map { $0.deletingLastPathComponent().appending(path: name).path }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
