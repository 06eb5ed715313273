import Dispatch

/// Lets a line of progress be drawn again and again, on a thread of its own: the work may be deep
/// in something that reports nothing.
final class ProgressTimer {
  private let source: any DispatchSourceTimer

  init(_ line: ProgressLine) {
    // A little more than the line asks for, so that none of its drawings has to wait for the next.
    source = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "progress"))
    source.schedule(deadline: .now() + .seconds(1), repeating: .milliseconds(110))
    source.setEventHandler { line.tick() }
    source.activate()
  }

  deinit { source.cancel() }
}
