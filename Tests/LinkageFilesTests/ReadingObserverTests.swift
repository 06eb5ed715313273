import LinkageFiles
import LinkageTestSupport
import Synchronization
import Testing

@Suite("Who watches the reading")
struct ReadingObserverTests {
  private final class Watcher: ReadingObserver {
    struct Phase: Equatable {
      var phase: ReadingPhase
      var bytes: Int?
      var rows: Int?
      var advanced = 0
    }
    private let state = Mutex<[Phase]>([])
    var phases: [Phase] { state.withLock { $0 } }

    func begin(_ phase: ReadingPhase, bytes: Int?, rows: Int?) {
      state.withLock { $0.append(Phase(phase: phase, bytes: bytes, rows: rows)) }
    }

    func advance(bytes: Int) {
      state.withLock { $0[$0.count - 1].advanced += bytes }
    }
  }

  @Test("Each file is counted, then read, and every byte after its header is reported once")
  func phases() throws {
    let organizationHeader = "id,kind\n"
    let organizationRows = (0..<500).map { "O\($0),cooperative\n" }.joined()
    let linkHeader = "source,target,product\n"
    let linkRows = (1..<500).map { "O\($0),O0,\"rice\ngrain\"\n" }.joined()
    let watcher = Watcher()
    var reader = LinkageReader()
    reader.pieceSize = 100
    reader.observer = watcher
    let reading = try reader.read(
      organizations: .bytes(Array((organizationHeader + organizationRows).utf8), name: "o"),
      links: .bytes(Array((linkHeader + linkRows).utf8), name: "l"))
    #expect(reading.report.links == 499)

    let phases = watcher.phases
    #expect(
      phases.map(\.phase) == [
        .organizations, .countingOrganizations, .organizations, .links, .countingLinks, .links,
      ])
    let (organizations, links) = (organizationRows.utf8.count, linkRows.utf8.count)
    #expect(
      phases.map(\.advanced) == [0, organizations, organizations, 0, links, links])
    let (organizationBytes, linkBytes) = (
      organizationHeader.utf8.count + organizations, linkHeader.utf8.count + links
    )
    #expect(
      phases.map(\.bytes) == [
        nil, organizationBytes, organizationBytes, nil, linkBytes, linkBytes,
      ])
    // The plan counts lines, which are at least as many as rows.
    #expect((phases[2].rows ?? 0) >= 500)
    #expect((phases[5].rows ?? 0) >= 499)
  }
}
