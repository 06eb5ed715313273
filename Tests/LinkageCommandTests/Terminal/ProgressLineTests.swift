import LinkageFiles
import LinkageGraph
import Synchronization
import LinkageReports
import Testing

@testable import LinkageCommand

@Suite("The progress line")
struct ProgressLineTests {
  private let screen = TestSurface()
  private let line: ProgressLine

  init() { line = ProgressLine(on: screen, language: .english) }

  private func tick(at seconds: Double) {
    screen.set(seconds: seconds)
    line.tick()
  }

  @Test("It shows nothing within the first second, and nothing before it is known what goes on")
  func patience() {
    tick(at: 5)
    line.begin(.measuring)
    let other = ProgressLine(on: screen, language: .english)
    other.begin(.measuring)
    screen.set(seconds: 5.99)
    other.tick()
    #expect(screen.events == [])
    screen.set(seconds: 6)
    other.tick()
    #expect(screen.events == ["Measuring: 1 s"])
  }

  @Test("It is drawn at most ten times a second, and only where it says something new")
  func interval() {
    line.begin(.writing)
    for step in 0...2000 {
      line.advance(bytes: 1_000_000)
      tick(at: Double(step) / 1000)
    }
    let expected = screen.events.count
    #expect((9...11).contains(expected))
    #expect(screen.events.allSatisfy { $0.hasPrefix("Writing: ") })
    line.begin(.saving)
    tick(at: 2.2)
    tick(at: 2.4)
    tick(at: 2.6)
    #expect(screen.events.count == expected + 1)
    #expect(screen.events.last == "Saving to disk…")
  }

  @Test("It speaks of the phase that is on, with rows in proportion to the bytes read")
  func phases() {
    line.begin(ReadingPhase.organizations, bytes: 4_000_000, rows: 1000)
    line.advance(bytes: 4_000_000)
    line.begin(ReadingPhase.links, bytes: 20_000_000, rows: 1_234_567)
    line.advance(bytes: 5_000_000)
    tick(at: 2)
    #expect(
      screen.events == [
        "Reading links: 25%  5.0 of 20.0 MB  2.5 MB/s  308,000 links  about 6 s left"
      ])
  }

  @Test("The part that is written follows from the rows counted")
  func rows() {
    line.begin(.writingLinks, rows: 4000)
    line.advance(bytes: 2_000_000, rows: 1000)
    tick(at: 2)
    #expect(
      screen.events == ["Writing links: 25%  2.0 MB  1.0 MB/s  1,000 links  about 6 s left"])
  }

  @Test("The rate is that of late")
  func rate() {
    line.begin(.writing)
    line.advance(bytes: 100_000_000)
    tick(at: 1)
    #expect(screen.events.last == "Writing: 100.0 MB  100.0 MB/s")
    // Nothing is written for three seconds: half of what the rate looks back on.
    tick(at: 4)
    #expect(screen.events.last == "Writing: 100.0 MB  50.0 MB/s")
  }

  @Test("A wait for the first byte is no part of the rate")
  func wait() {
    line.begin(.packing)
    tick(at: 10)
    line.advance(bytes: 50_000_000)
    tick(at: 10.5)
    #expect(screen.events == ["Packing: 10 s", "Packing: 50.0 MB  100.0 MB/s"])
  }

  @Test("It is out of the way of whatever else is written, and comes back after it")
  func room() throws {
    line.begin(.measuring)
    tick(at: 2)
    #expect(line.makingRoom { screen.events } == ["Measuring: 2 s", TestSurface.erasure])
    tick(at: 3)
    #expect(screen.events.last == "Measuring: 3 s")

    let sink = MemorySink()
    let messages = Messages(
      to: BufferedOutput(sink), language: .english, style: .plain, progress: line)
    messages.warn(LocalizedText("look", "xem"))
    #expect(screen.events.last == TestSurface.erasure)
    #expect(sink.text == "warning: look\n")
  }

  @Test("After its end it is gone for good")
  func end() {
    line.begin(.measuring)
    tick(at: 2)
    line.end()
    #expect(screen.events.last == TestSurface.erasure)
    let count = screen.events.count
    tick(at: 9)
    line.end()
    #expect(screen.events.count == count)
  }

  @Test(
    "The line is gone before the first byte that may come to be seen, and stays where none may",
    arguments: [true, false])
  func firstByte(mayReachTerminal: Bool) throws {
    let output = BufferedOutput(EventSink(screen: screen))
    let destination = OutputDestination(standardOutput: output, mayReachTerminal: mayReachTerminal)
    destination.report(to: line) { line.advanceResult(bytes: $0) }
    line.begin(.measuring)
    tick(at: 2)
    try output.write("figures")
    try output.flush()
    tick(at: 3)
    #expect(
      screen.events
        == (mayReachTerminal
          ? ["Measuring: 2 s", TestSurface.erasure, "figures"]
          : ["Measuring: 2 s", "figures", "Writing: 0 kB  0 kB/s"]))
  }

  @Test("A screen that somebody else has is left alone")
  func busyScreen() {
    line.begin(.measuring)
    screen.set(isFree: false)
    tick(at: 2)
    #expect(screen.events == [])
    screen.set(isFree: true)
    tick(at: 3)
    #expect(screen.events == ["Measuring: 3 s"])
    screen.set(isFree: false)
    line.end()
    #expect(screen.events == ["Measuring: 3 s"])
  }

  @Test("The line follows the width of the window")
  func resizing() {
    line.begin(.countingLinks, bytes: 100)
    line.advance(bytes: 50)
    tick(at: 1)
    screen.set(width: 19)
    tick(at: 2)
    #expect(
      screen.events == [
        "Counting links: 50%  0 of 0 kB  0 kB/s  about 1 s left", "Counting links…",
      ])
  }
}

/// An output on the same screen.
private struct EventSink: ByteSink {
  let screen: TestSurface

  func write(_ bytes: Span<UInt8>) {
    screen.show(String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self))
  }
}

/// A surface that writes down what happens to it.
final class TestSurface: ProgressSurface {
  static let erasure = "(erased)"

  private struct State {
    var seconds = 0.0
    var width = 120
    var isFree = true
    var events: [String] = []
  }
  private let state = Mutex(State())

  var events: [String] { state.withLock { $0.events } }
  var width: Int { state.withLock { $0.width } }
  var isFree: Bool { state.withLock { $0.isFree } }
  var seconds: Double { state.withLock { $0.seconds } }

  func set(seconds: Double? = nil, width: Int? = nil, isFree: Bool? = nil) {
    state.withLock { state in
      if let seconds { state.seconds = seconds }
      if let width { state.width = width }
      if let isFree { state.isFree = isFree }
    }
  }

  func show(_ text: String) { state.withLock { $0.events.append(text) } }
  func erase() { state.withLock { $0.events.append(Self.erasure) } }
}
