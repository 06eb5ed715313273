import LinkageFiles
import LinkageGraph
import LinkageReports

/// What a command measures: a set that has been read, and the measure's options.
struct MeasureInput {
  let source: SetSource
  let options: MeasureOptions
  let graph: ChainGraph
  private let isQuiet: Bool
  /// What of the data does not count.
  let leftOut: LeftOutData

  var set: LinkageSet { graph.set }

  /// Reads the set that a command names; volumes and values are kept only up to the number of links for
  /// which the command uses them, and so are names.
  init(
    _ session: CommandSession, mostLinksWithAmounts: Int = 0, mostLinksWithNames: Int = .max
  ) throws {
    let words = try MeasureOptions.Words(session.arguments)
    source = SetSource(session.arguments)
    let reading = try source.read(
      telling: session.messages, progress: session.progress,
      mostLinksWithAmounts: mostLinksWithAmounts, mostLinksWithNames: mostLinksWithNames)
    let set = reading.set
    leftOut = reading.report.leftOut
    options = try MeasureOptions(session.arguments, words: words, in: set)
    isQuiet = session.preferences.isQuiet
    for note in options.notes { session.messages.warn(note.problem, advice: note.advice) }
    session.progress?.begin(.layingOut)
    graph = ChainGraph(
      set, year: options.year, producers: options.producers,
      contractsOnly: session.arguments[Options.contract])
    session.progress?.begin(.measuring)
  }

  /// What a document is made of.
  var subject: MeasureSubject {
    MeasureSubject(
      source.label, graph, selection: options.selection, keys: options.keys,
      commandWords: isQuiet ? nil : source.words(for: .reach), leftOut: leftOut)
  }
}
