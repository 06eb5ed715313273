import Foundation

/// The program: it reads its arguments, measures every size, and prints the results.
enum BenchmarkProgram {
  private static let wrongUsage: Int32 = 64

  static func run(arguments: [String]) -> Int32 {
    do {
      if arguments.first == SizeRequest.argument {
        try SizeMeasurement.run(arguments: Array(arguments.dropFirst()))
        return EXIT_SUCCESS
      }
      var options = try BenchmarkOptions(arguments)
      if options.showsHelp {
        write(BenchmarkOptions.help)
        return EXIT_SUCCESS
      }
      let saved = try options.comparedFile.map { try BenchmarkReport(file: $0) }
      options.sizes = options.sizes ?? saved?.sizes.map(\.links)
      return try measure(options, saved)
    } catch let error as UsageError {
      writeError("\(error.message)\nSee linkage-benchmarks --help.")
      return wrongUsage
    } catch {
      writeError("\(error)")
      return EXIT_FAILURE
    }
  }

  private static func measure(
    _ options: BenchmarkOptions, _ saved: BenchmarkReport?
  ) throws -> Int32 {
    Interruption.prepare()
    var report = BenchmarkReport(machine: Machine.current, sizes: [])
    write(report.machine.line)
    #if DEBUG
      write("This is a debug build, whose times mean little: build with -c release.")
    #endif
    if let load = Machine.load, load > 0.5 {
      write("Other programs are at work (load \(load.text(decimals: 1))): times may be too long.")
    }
    let suite = try BenchmarkSuite(options)
    defer { suite.removeSets() }
    for size in suite.sizes {
      let result = try suite.measure(size)
      report.sizes.append(result)
      write("\n" + ResultTable.text(of: result))
    }
    try options.savedFile.map { try report.save(to: $0) }
    if let saved { write("\n" + Comparison(saved: saved, new: report).text) }
    let failures = report.sizes.flatMap { size in
      size.failures.map { "Verification failed at \(size.title): \($0)" }
    }
    for failure in failures { writeError(failure) }
    return failures.isEmpty ? EXIT_SUCCESS : EXIT_FAILURE
  }

  /// Writes results at once, also into a file or pipe.
  private static func write(_ text: String) {
    FileHandle.standardOutput.write(Data((text + "\n").utf8))
  }

  static func writeError(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
  }
}
