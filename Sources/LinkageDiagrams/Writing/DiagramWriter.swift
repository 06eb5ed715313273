import LinkageGraph

/// Writes a picture as DOT, statement by statement.
struct DiagramWriter: ~Copyable {
  let picture: ChainPicture
  let boxes: [DiagramBox]
  let columns: OrganizationColumns
  var buffer = DOTBuffer()
  /// Space for the text at hand.
  var text = DrawnText()

  /// What the statements share.
  private(set) var texts: RepeatedTexts

  init(_ picture: ChainPicture) {
    self.init(picture, RepeatedTexts())
    texts = makeRepeatedTexts()
  }

  /// A writer of some of the statements.
  init(_ picture: ChainPicture, _ texts: RepeatedTexts) {
    self.picture = picture
    self.texts = texts
    boxes = picture.plan.boxes
    columns = picture.set.organizationColumns
  }

  var set: LinkageSet { picture.set }
  var language: Language { picture.language }

  /// The fonts of all texts; the last ones have the letters of most scripts.
  static let fonts = "\"Helvetica,Arial,DejaVu Sans,sans-serif\""

  mutating func write<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    buffer.append("digraph chains {\n")
    // Boxes close to one another, columns far apart: the shape of a page on its side.
    buffer.append("graph [rankdir=LR, newrank=true, nodesep=0.06, ranksep=")
    buffer.append(picture.hasStages ? "1.1" : "0.7")
    buffer.append(", fontname=")
    buffer.append(Self.fonts)
    buffer.append(", fontsize=12, labelloc=t, label=<")
    appendTitle()
    buffer.append(">, tooltip=\"")
    buffer.append(escaping: picture.titleText)
    buffer.append("\"]")
    try buffer.endStatement(to: &sink)
    buffer.append("node [fontname=")
    buffer.append(Self.fonts)
    buffer.append(", fontsize=10, height=0.3, margin=\"0.09,0.04\", style=filled,")
    buffer.append(" fillcolor=white, color=\"#444444\"]")
    try buffer.endStatement(to: &sink)
    buffer.append("edge [arrowsize=0.6]")
    try buffer.endStatement(to: &sink)
    try writeBoxes(to: &sink)
    try writePairs(to: &sink)
    try writeLegend(to: &sink)
    buffer.append("}\n")
    try buffer.flush(to: &sink)
  }

  // MARK: Boxes

  private mutating func writeBoxes<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    if picture.hasStages { try writeStages(to: &sink) }
    try writeBoxes(boxes.indices.filter { !boxes[$0].isUnlinked }, to: &sink)
    let unlinked = boxes.indices.filter { boxes[$0].isUnlinked }
    if !unlinked.isEmpty {
      buffer.append("subgraph cluster_unlinked {\nstyle=dashed; color=\"#777777\"; label=\"")
      buffer.append(DiagramWords.unlinked(language))
      buffer.append("\"; tooltip=\"")
      buffer.append(DiagramWords.unlinked(language))
      buffer.append("\"")
      try buffer.endStatement(to: &sink)
      try writeBoxes(unlinked, to: &sink)
      buffer.append("}\n")
    }
    if picture.hasStages { try writeRanks(to: &sink) }
  }

  private mutating func writeStages<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    let stages = picture.stages
    for stage in stages {
      append(stage)
      buffer.append(" [shape=plaintext, fontsize=13, fillcolor=transparent, label=\"")
      buffer.append(stage.title(language))
      buffer.append("\", tooltip=\"")
      buffer.append(stage.title(language))
      buffer.append("\"]")
      try buffer.endStatement(to: &sink)
    }
    for (near, far) in zip(stages, stages.dropFirst()) {
      append(near)
      buffer.append(" -> ")
      append(far)
      buffer.append(" [style=invis, weight=100]")
      try buffer.endStatement(to: &sink)
    }
  }

  /// Puts the boxes of a stage below one another.
  private mutating func writeRanks<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    var members = [[Int]](repeating: [], count: DiagramStage.allCases.count)
    for number in boxes.indices {
      members[Int(picture.stage(of: boxes[number]).rawValue)].append(number)
    }
    // Lines that are not seen keep the title above its column; in a drawing too large for a page
    // they would only cost time.
    let keepsTitlesAbove = boxes.count <= 2 * ChainDiagram.legibleBoxes
    for stage in picture.stages {
      let column = members[Int(stage.rawValue)]
      buffer.append("{ rank=same; ")
      append(stage)
      for number in column {
        buffer.append("; ")
        buffer.append(number, of: texts.names)
        try buffer.passOn(to: &sink)
      }
      buffer.append(" }\n")
      if keepsTitlesAbove {
        for number in column {
          append(stage)
          buffer.append(" -> ")
          buffer.append(number, of: texts.names)
          buffer.append(" [style=invis]")
          try buffer.endStatement(to: &sink)
        }
      }
    }
  }

  private mutating func writeBoxes<Sink: ByteSink & ~Copyable>(
    _ numbers: [Int], to sink: inout Sink
  ) throws {
    try writeEach(numbers, to: &sink) { $0.appendBox($1) }
  }

  private mutating func appendBox(_ number: Int) {
    let box = boxes[number]
    buffer.append(number, of: texts.names)
    buffer.append(" [label=\"")
    appendLabel(of: box)
    buffer.append("\", tooltip=\"")
    appendTooltip(of: box)
    buffer.append("\", ")
    picture.style(of: box).write(to: &buffer)
    buffer.append("];\n")
  }

  // MARK: Links

  private mutating func writePairs<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    try writeEach(0..<picture.pairs.count, to: &sink) { writer, number in
      writer.append(writer.picture.pairs[number])
    }
  }

  private mutating func append(_ pair: LinkPair) {
    let product = picture.pairs.onlyProduct(of: pair)
    let width = picture.widths.tenths(of: picture.pairs.tonnes(of: pair))
    buffer.append(pair.source, of: texts.names)
    buffer.append(" -> ")
    buffer.append(pair.target, of: texts.names)
    buffer.append(" [")
    buffer.append(product ?? picture.productNames.count, of: texts.lines)
    buffer.append(tenths: width)
    let pull = LineWidths.pull(ofTenths: width)
    if pull > 1 {
      buffer.append(", weight=")
      buffer.append(number: pull)
    }
    if picture.hasStages,
      picture.stage(of: boxes[pair.source]) >= picture.stage(of: boxes[pair.target])
    {
      buffer.append(", constraint=false")
    }
    buffer.append(", tooltip=\"")
    appendTooltip(of: pair)
    buffer.append("\"];\n")
  }

  // MARK: Names

  mutating func append(_ stage: DiagramStage) {
    buffer.append("stage")
    buffer.append(number: Int(stage.rawValue) + 1)
  }
}
