import Foundation
import Testing

@testable import LinkageCommand

@Suite("Being stopped")
struct InterruptionTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "linkage-interruption-\(UUID().uuidString)").path

  @Test("A new folder goes with what was unfinished in it, and so does the line of progress")
  func traces() async throws {
    let result = await #expect(
      processExitsWith: .signal(SIGTERM), observing: [\.standardErrorContent]
    ) { [folder = folder as String] in
      // Whoever runs the tests may have chosen to ignore the signal, which would be respected.
      _ = signal(SIGTERM, SIG_DFL)
      Interruption.prepare()
      _ = Interruption.remember(folder: folder)
      try SystemCalls.createFolder(folder)
      let first = try OutputDestination(path: "\(folder)/first")
      let second = try OutputDestination(path: "\(folder)/second")
      try #require(SystemCalls.names(inFolder: folder).count { $0.hasSuffix(".tmp") } == 2)
      #expect(Interruption.lineIsShown())
      kill(getpid(), SIGTERM)
      sleep(5)
      try first.commit()
      try second.commit()
    }
    #expect(!FileManager.default.fileExists(atPath: folder))
    #expect(result?.standardErrorContent.suffix(4) == Array("\r\u{1B}[K".utf8)[...])
  }

  @Test("A folder with something else in it stays, and a line that is gone is not erased again")
  func others() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let result = await #expect(
      processExitsWith: .signal(SIGTERM), observing: [\.standardErrorContent]
    ) { [folder = folder as String] in
      _ = signal(SIGTERM, SIG_DFL)
      Interruption.prepare()
      _ = Interruption.remember(folder: folder)
      try SystemCalls.createFolder(folder)
      let finished = try OutputDestination(path: "\(folder)/finished")
      let unfinished = try OutputDestination(path: "\(folder)/unfinished")
      try finished.commit()
      #expect(Interruption.lineIsShown() && Interruption.lineIsErased())
      kill(getpid(), SIGTERM)
      sleep(5)
      try unfinished.commit()
    }
    #expect(
      SystemCalls.names(inFolder: folder).filter { !$0.hasPrefix(".") } == [
        "finished"
      ])
    #expect(result?.standardErrorContent.contains(0x1B) == false)
  }

  @Test("A set that is stopped while it is made leaves nothing, not even its folder")
  func generate() async throws {
    await #expect(processExitsWith: .signal(SIGTERM)) { [folder = folder as String] in
      _ = signal(SIGTERM, SIG_DFL)
      // Should the program not hear the signal, the test must end all the same.
      alarm(20)
      Thread.detachNewThread {
        while SystemCalls.names(inFolder: folder).count(where: { $0.hasSuffix(".tmp") }) < 2 {
          usleep(10_000)
        }
        kill(getpid(), SIGTERM)
      }
      exit(
        LinkageProgram.run(arguments: [
          "generate", "--organizations", "1000", "--links", "100000000", "-o", folder,
        ]))
    }
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test("What is to be done whole is done before the program stops")
  func held() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    await #expect(processExitsWith: .signal(SIGTERM)) { [folder = folder as String] in
      _ = signal(SIGTERM, SIG_DFL)
      Interruption.prepare()
      try SystemCalls.createFolder(folder)
      let first = try OutputDestination(path: "\(folder)/first")
      let second = try OutputDestination(path: "\(folder)/second")
      try first.finish()
      try second.finish()
      // The threads of the test library let no signal through.
      var signals = sigset_t()
      unsafe sigfillset(&signals)
      unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      try Interruption.holdingSignals {
        try first.place()
        raise(SIGTERM)
        try second.place()
      }
      sleep(5)
    }
    #expect(
      SystemCalls.names(inFolder: folder).filter { $0 != "." && $0 != ".." }.sorted() == [
        "first", "second",
      ])
  }

  @Test("Where standard error is not a terminal, no progress is shown")
  func noTerminal() async {
    await #expect(processExitsWith: .exitCode(3), observing: [\.standardErrorContent]) {
      exit(StandardErrorSurface(environment: { _ in nil }) == nil ? 3 : 4)
    }
  }
}
