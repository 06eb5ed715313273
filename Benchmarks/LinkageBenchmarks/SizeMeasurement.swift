import Foundation

/// The request to the process that measures one size.
struct SizeRequest: Codable {
  /// The first argument of the process.
  static let argument = "--measure-size"

  var folder: String
  var generatedLinks: Int?
  var phases: [Phase]
  var runs: Int
  /// A folder for files of its own.
  var scratch: String
  /// Files with the output of `linkage summary`, to be verified, and the phases that wrote them.
  var summaries: [Summary] = []

  struct Summary: Codable {
    var phase: Phase
    var output: String
  }
}

/// The measurement of one size, in a process of its own.
enum SizeMeasurement {
  /// Starts the process and waits for its results.
  static func start(_ request: SizeRequest, scratch: TemporaryFolder) throws -> SizeResult {
    let (question, answer) = (scratch.path("request.json"), scratch.path("result.json"))
    try JSONEncoder().encode(request).write(to: URL(filePath: question))
    let ending = try ChildProcess.run(
      Machine.executable, [SizeRequest.argument, question, answer])
    guard ending.status == .exited(EXIT_SUCCESS) else {
      throw BenchmarkError("The measurement of \(request.folder) \(ending.status.text).")
    }
    return try JSONDecoder().decode(
      SizeResult.self, from: Data(contentsOf: URL(filePath: answer)))
  }

  /// Measures what the request asks for: the work of that process.
  static func run(arguments: [String]) throws {
    guard arguments.count == 2 else { throw UsageError("A request and an answer are needed.") }
    let request = try JSONDecoder().decode(
      SizeRequest.self, from: Data(contentsOf: URL(filePath: arguments[0])))
    let result = try MeasuredSet(request).result()
    try JSONEncoder().encode(result).write(to: URL(filePath: arguments[1]))
  }
}

/// Why nothing can be measured.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
