import Foundation

/// Where and with what something was measured.
struct Machine: Codable {
  var processor: String
  var cores: Int
  var memoryBytes: UInt64
  var system: String
  var swift: String
  /// The commit measured, `-dirty` where files differ from it, or `nil` outside a repository.
  var commit: String?
  var date: String

  static var current: Machine {
    let process = ProcessInfo.processInfo
    return Machine(
      processor: processorName, cores: process.activeProcessorCount,
      memoryBytes: process.physicalMemory, system: process.operatingSystemVersionString,
      swift: firstLine(of: ["swift", "--version"], matching: "Swift version") ?? "unknown Swift",
      commit: firstLine(of: [
        "git", "-C", URL(filePath: executable).deletingLastPathComponent().path, "describe",
        "--always", "--dirty",
      ]),
      date: Date.now.formatted(.iso8601))
  }

  /// One line for people.
  var line: String { commit.map { "\(configuration); commit \($0)" } ?? configuration }

  /// The machine and the compiler; runs can be compared where these are equal.
  var configuration: String {
    let parts = [
      "\(processor), \(cores) cores, \((Double(memoryBytes) / 1e9).text(decimals: 0)) GB", system,
      swift,
    ]
    return parts.joined(separator: "; ")
  }

  /// The mean number of processes that ran or waited during the last minute, or `nil` where the system
  /// does not report it.
  static var load: Double? {
    var averages = [0.0]
    return unsafe getloadavg(&averages, 1) == 1 ? averages[0] : nil
  }

  static var executable: String {
    Bundle.main.executablePath ?? CommandLine.arguments[0]
  }

  private static var processorName: String {
    #if os(macOS)
      return firstLine(of: ["sysctl", "-n", "machdep.cpu.brand_string"]) ?? "unknown processor"
    #else
      let information = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
      let line = information.split(separator: "\n").first { $0.hasPrefix("model name") }
      return line?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces)
        ?? "unknown processor"
    #endif
  }

  /// The first line that a program writes and that has some text in it.
  private static func firstLine(of words: [String], matching text: String = "") -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
      .first { text.isEmpty || $0.contains(text) }
  }
}
