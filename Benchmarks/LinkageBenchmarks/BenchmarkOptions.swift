/// What to measure, and where the results go.
struct BenchmarkOptions {
  /// The links of each set; where none are named, those of the saved run to compare with.
  var sizes: [Int]?
  var runs = 5
  var phases = Phase.allCases
  /// A folder to measure on instead of generated sets.
  var folder: String?
  var keepsSets = false
  var savedFile: String?
  var comparedFile: String?
  var showsHelp = false

  static let defaultSizes = [10_000, 100_000, 1_000_000, 10_000_000]
  static let greatestSize = 1_000_000_000

  init(_ arguments: [String]) throws(UsageError) {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      let name = String(word.prefix { $0 != "=" })
      var attached = name == word ? nil : String(word.dropFirst(name.count + 1))
      func value() throws(UsageError) -> String {
        if let value = attached {
          attached = nil
          return value
        }
        guard let value = rest.popFirst() else { throw UsageError("\(name) needs a value.") }
        return value
      }
      switch name {
      case "--links":
        sizes = try Self.list(try value()) { text throws(UsageError) in try Self.size(text) }
      case "--runs": runs = try Self.number(try value(), from: 1)
      case "--only": phases = try Self.phases(try value())
      case "--set": folder = try value()
      case "--keep": keepsSets = true
      case "--json": savedFile = try value()
      case "--compare": comparedFile = try value()
      case "--help", "-h": showsHelp = true
      default: throw UsageError("There is no option \(word).")
      }
      if attached != nil { throw UsageError("\(name) takes no value.") }
    }
  }

  private static func list<Element>(
    _ text: String, _ element: (String) throws(UsageError) -> Element
  ) throws(UsageError) -> [Element] {
    var elements: [Element] = []
    for part in text.split(separator: ",") { elements.append(try element(String(part))) }
    if elements.isEmpty { throw UsageError("Nothing is named in '\(text)'.") }
    return elements
  }

  private static func number(_ text: String, from least: Int) throws(UsageError) -> Int {
    guard let number = Int(text), number >= least else {
      throw UsageError("'\(text)' is no whole number from \(least).")
    }
    return number
  }

  /// Reads a number of links: 1000000, 1_000_000 or 1e6.
  private static func size(_ text: String) throws(UsageError) -> Int {
    let digits = text.filter { $0 != "_" }
    guard let size = Int(digits) ?? Double(digits).flatMap({ Int(exactly: $0) }),
      (1...greatestSize).contains(size)
    else {
      throw UsageError("'\(text)' is no number of links from 1 to \(greatestSize).")
    }
    return size
  }

  private static func phases(_ text: String) throws(UsageError) -> [Phase] {
    let named = try list(text) { name throws(UsageError) in
      guard let phase = Phase(rawValue: name) else {
        let names = Phase.allCases.map(\.rawValue).joined(separator: ", ")
        throw UsageError("There is no phase '\(name)'; there are \(names).")
      }
      return phase
    }
    return Phase.allCases.filter(named.contains)
  }

  static var help: String {
    let phases = Phase.allCases.map { phase in
      "  " + phase.rawValue.padded(to: 16) + phase.purpose
    }
    return """
      Times each phase of linkage on generated sets, verifies each result, and tells the best and the
      median of several runs, their spread, links a second, memory a link and peak memory.

      USAGE: linkage-benchmarks [OPTIONS]        (build with: swift build -c release)

      OPTIONS
        --links N,...   sizes of the sets, as 1000000 or 1e6 (default: those of the run to compare with,
                        else 1e4,1e5,1e6,1e7)
        --runs N        least runs of each phase (default 5). Phases of milliseconds run more often; one
                        that has taken 20 seconds stops after its second run
        --only PHASE,...
                        these phases only
        --set FOLDER    measure on this set instead of generated ones
        --keep          keep the generated sets, in .build-benchmarks
        --json FILE     save the results
        --compare FILE  tell how the results differ from saved ones
        --help          this text

      PHASES
      \(phases.joined(separator: "\n"))
      """
  }
}

/// Why the arguments cannot be understood.
struct UsageError: Error {
  let message: String

  init(_ message: String) {
    self.message = message
  }
}
