import Foundation
import Testing

@testable import LinkageCommand

@Suite("Where output goes")
struct OutputDestinationTests {
  /// Runs a test in a folder of its own.
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "linkage-output-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func text(at path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func permissions(of path: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue
  }

  @Test("A file appears only when all is written")
  func commit() throws {
    try inFolder { folder in
      let path = "\(folder)/result"
      let destination = try OutputDestination(path: path)
      let line = String(repeating: "x", count: 999) + "\n"
      for _ in 0..<200 { try destination.output.write(line) }
      #expect(!FileManager.default.fileExists(atPath: path))
      try destination.commit()
      #expect(try text(at: path) == String(repeating: line, count: 200))
      #expect(try names(in: folder) == ["result"])
    }
  }

  @Test("A failure leaves the old file, and nothing beside it")
  func discard() throws {
    try inFolder { folder in
      let path = "\(folder)/result"
      try "old".write(toFile: path, atomically: false, encoding: .utf8)
      do {
        let destination = try OutputDestination(path: path)
        try destination.output.write("new")
        #expect(try names(in: folder).count == 2)
      }
      #expect(try names(in: folder) == ["result"])
      #expect(try text(at: path) == "old")
    }
  }

  @Test("A file that is replaced keeps its permissions, and a symbolic link stays one")
  func replacing() throws {
    try inFolder { folder in
      let path = "\(folder)/result"
      let link = "\(folder)/link"
      try "a longer old text".write(toFile: path, atomically: false, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "result")
      let destination = try OutputDestination(path: link)
      try destination.output.write("new")
      try destination.commit()
      #expect(try text(at: path) == "new")
      #expect(try permissions(of: path) == 0o640)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "result")
      #expect(try names(in: folder) == ["link", "result"])
    }
  }

  @Test("A link that leads nowhere yet is written through")
  func dangling() throws {
    try inFolder { folder in
      let link = "\(folder)/link"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "later")
      let destination = try OutputDestination(path: link)
      try destination.output.write("new")
      try destination.commit()
      #expect(try text(at: "\(folder)/later") == "new")
    }
  }

  @Test("A pipe is written to straight away")
  func pipe() throws {
    try inFolder { folder in
      let path = "\(folder)/pipe"
      let isMade = unsafe mkfifo(path, 0o600) == 0
      #expect(isMade)
      let reader = Process()
      reader.executableURL = URL(filePath: "/bin/cat")
      reader.arguments = [path]
      let received = Pipe()
      reader.standardOutput = received
      try reader.run()
      let destination = try OutputDestination(path: path)
      try destination.output.write("through")
      try destination.commit()
      #expect(
        String(decoding: received.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
          == "through")
      reader.waitUntilExit()
      #expect(try names(in: folder) == ["pipe"])
    }
  }

  @Test("What cannot be created ends with status 73 and the reason")
  func refused() throws {
    try inFolder { folder in
      let cases = [
        ("\(folder)/none/result", "no such file or folder"), (folder, "it is a folder"),
        ("\(folder)/new/", "it is a folder"),
        ("\(folder)/\(String(repeating: "n", count: 300))", "the name is too long"),
      ]
      for (path, reason) in cases {
        let run = ProgramRun(["completions", "bash", "-o", path])
        #expect(run.status == .cannotCreateOutput)
        #expect(run.error.hasPrefix("error: Cannot create '\(path)': \(reason).\n"), "\(run.error)")
        #expect(run.output == "")
      }
      let left = try names(in: folder)
      #expect(left.isEmpty)
    }
  }

  @Test(
    "A disk that is full ends with status 74",
    .enabled(if: FileManager.default.isWritableFile(atPath: "/dev/full")))
  func full() {
    let run = ProgramRun(["completions", "bash", "-o", "/dev/full", "--language", "vi"])
    #expect(run.status == .cannotWriteOutput)
    #expect(run.error.hasPrefix("lỗi: Không ghi được '/dev/full': không còn chỗ trống trên đĩa."))
  }

  @Test("A program that is stopped leaves the old file, and nothing beside it")
  func interrupted() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "linkage-output-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/result"
    try "old".write(toFile: path, atomically: false, encoding: .utf8)
    await #expect(processExitsWith: .signal(SIGTERM)) { [path = path as String] in
      // Whoever runs the tests may have chosen to ignore the signal, which would be respected.
      _ = signal(SIGTERM, SIG_DFL)
      Interruption.prepare()
      let destination = try OutputDestination(path: path)
      try destination.output.write(String(repeating: "new", count: 100_000))
      // To the process: the threads of the test library let no signal through.
      kill(getpid(), SIGTERM)
      sleep(5)
      try destination.commit()
    }
    let left = try names(in: folder)
    #expect(left == ["result"])
    let old = try text(at: path)
    #expect(old == "old")
  }

  @Test("A dash as the file is standard output")
  func dash() {
    let run = ProgramRun(["completions", "bash", "-o", "-"])
    #expect(run.status == .done)
    #expect(run.output == ProgramRun(["completions", "bash"]).output)
  }
}
