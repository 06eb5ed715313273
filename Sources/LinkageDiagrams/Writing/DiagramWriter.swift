import LinkageGraph

/// Writes a picture as DOT, statement by statement.
struct DiagramWriter: ~Copyable {
  let picture: ChainPicture
  let boxes: [DiagramBox]
  let columns: OrganizationColumns
  var buffer = DOTBuffer()
  /// Space for the text at hand.
  var text = DrawnText()

  init(_ picture: ChainPicture) {
    self.picture = picture
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
    for number in boxes.indices where !boxes[number].isUnlinked {
      try writeBox(number, to: &sink)
    }
    if boxes.contains(where: \.isUnlinked) {
      buffer.append("subgraph cluster_unlinked {\nstyle=dashed; color=\"#777777\"; label=\"")
      buffer.append(DiagramWords.unlinked(language))
      buffer.append("\"; tooltip=\"")
      buffer.append(DiagramWords.unlinked(language))
      buffer.append("\"")
      try buffer.endStatement(to: &sink)
      for number in boxes.indices where boxes[number].isUnlinked {
        try writeBox(number, to: &sink)
      }
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
        appendID(of: number)
        try buffer.passOn(to: &sink)
      }
      buffer.append(" }\n")
      if keepsTitlesAbove {
        for number in column {
          append(stage)
          buffer.append(" -> ")
          appendID(of: number)
          buffer.append(" [style=invis]")
          try buffer.endStatement(to: &sink)
        }
      }
    }
  }

  private mutating func writeBox<Sink: ByteSink & ~Copyable>(
    _ number: Int, to sink: inout Sink
  ) throws {
    let box = boxes[number]
    appendID(of: number)
    buffer.append(" [label=\"")
    appendLabel(of: box)
    buffer.append("\", tooltip=\"")
    appendTooltip(of: box)
    buffer.append("\", ")
    picture.style(of: box).write(to: &buffer)
    buffer.append("]")
    try buffer.endStatement(to: &sink)
  }

  // MARK: Links

  private mutating func writePairs<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    try picture.pairs.forEach { pair in
      let style = picture.styles.style(of: pair.onlyProduct)
      let tonnes = pair.tonnes
      appendID(of: pair.source)
      buffer.append(" -> ")
      appendID(of: pair.target)
      buffer.append(" [")
      style.write(to: &buffer)
      buffer.append(", penwidth=")
      buffer.append(tenths: picture.widths.tenths(of: tonnes))
      let pull = picture.widths.pull(of: tonnes)
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
      buffer.append("\"]")
      try buffer.endStatement(to: &sink)
    }
  }

  // MARK: Names

  /// Appends the name of a box: `o` or, for several organizations, `m`, and the place of the first
  /// in the set, counted from 1.
  mutating func appendID(of number: Int) {
    let box = boxes[number]
    buffer.append(UInt8(ascii: box.isMerged ? "m" : "o"))
    buffer.append(number: box.first + 1)
  }

  mutating func append(_ stage: DiagramStage) {
    buffer.append("stage")
    buffer.append(number: Int(stage.rawValue) + 1)
  }
}

extension LineStyle {
  /// Writes the style as DOT's attributes.
  func write(to buffer: inout DOTBuffer) {
    buffer.append("color=\"")
    buffer.append(color)
    buffer.append("\"")
    if dash != .solid {
      buffer.append(", style=")
      buffer.append(dash.rawValue)
    }
    if arrow != .normal {
      buffer.append(", arrowhead=")
      buffer.append(arrow.rawValue)
    }
  }
}
