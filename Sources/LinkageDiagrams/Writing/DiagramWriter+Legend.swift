import LinkageGraph

/// What a legend has to explain: no more than occurs in its picture.
struct LegendContents {
  var kinds: [OrganizationKind] = []
  var hasCritical = false
  var hasDirectExporters = false
  var hasOutsideChains = false

  init(_ picture: ChainPicture) {
    var isKind = [Bool](repeating: false, count: OrganizationKind.allCases.count)
    for box in picture.plan.boxes {
      let style = picture.style(of: box)
      if let kind = style.kind { isKind[Int(kind.rawValue)] = true }
      if style.isCritical { hasCritical = true }
      if style.exportsDirectly, !style.isFocus { hasDirectExporters = true }
      if style.isOutsideChains { hasOutsideChains = true }
    }
    kinds = OrganizationKind.allCases.filter { isKind[Int($0.rawValue)] }
  }
}

extension DiagramWriter {
  mutating func writeLegend<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    let contents = LegendContents(picture)
    buffer.append("subgraph cluster_legend {\ncolor=\"#BBBBBB\"; label=\"")
    buffer.append(DiagramWords.legend(language))
    buffer.append("\"; tooltip=\"")
    buffer.append(DiagramWords.legend(language))
    buffer.append("\"")
    try buffer.endStatement(to: &sink)
    buffer.append("node [fontsize=9, height=0.2, margin=\"0.06,0.02\"]")
    try buffer.endStatement(to: &sink)
    var samples: [[String]] = Array(repeating: [], count: DiagramStage.allCases.count)
    let stages = picture.stages
    let first = stages.first ?? .groups
    if picture.pairs.linkCount > 0 {
      buffer.append("legend_lines [shape=plaintext, fillcolor=transparent, tooltip=\"")
      buffer.append(DiagramWords.legend(language))
      buffer.append("\", label=<")
      appendLines()
      buffer.append(">]")
      try buffer.endStatement(to: &sink)
      samples[Int(first.rawValue)].append("legend_lines")
    }
    for kind in contents.kinds {
      let id = "legend_\(kind.word)"
      try writeSample(
        id, BoxStyle(kind: kind), picture.kindNames[Int(kind.rawValue)], to: &sink)
      let stage = picture.hasStages ? DiagramStage(kind) : first
      samples[Int(stage.rawValue)].append(id)
    }
    let marks: [(Bool, String, BoxStyle, LocalizedText)] = [
      (contents.hasCritical, "critical", BoxStyle(isCritical: true), DiagramWords.critical),
      (
        contents.hasDirectExporters, "exporting", BoxStyle(exportsDirectly: true),
        DiagramWords.exportsDirectly
      ),
      (
        contents.hasOutsideChains, "outside", BoxStyle(isOutsideChains: true),
        DiagramWords.outsideChains
      ),
      (picture.focus != nil, "focus", BoxStyle(isFocus: true), DiagramWords.focus),
    ]
    for (occurs, name, style, words) in marks where occurs {
      let id = "legend_\(name)"
      try writeSample(id, style, words(language), to: &sink)
      let free = stages.dropFirst().min {
        samples[Int($0.rawValue)].count < samples[Int($1.rawValue)].count
      }
      samples[Int((picture.hasStages ? free ?? first : first).rawValue)].append(id)
    }
    buffer.append("}\n")
    for stage in DiagramStage.allCases where !samples[Int(stage.rawValue)].isEmpty {
      buffer.append("{ rank=same; ")
      if picture.hasStages {
        append(stage)
        buffer.append("; ")
      }
      buffer.append(samples[Int(stage.rawValue)].joined(separator: "; "))
      buffer.append(" }\n")
    }
  }

  private mutating func writeSample<Sink: ByteSink & ~Copyable>(
    _ id: String, _ style: BoxStyle, _ words: String, to sink: inout Sink
  ) throws {
    buffer.append(id)
    buffer.append(" [label=\"")
    buffer.append(escaping: words)
    buffer.append("\", tooltip=\"")
    buffer.append(escaping: words)
    buffer.append("\", ")
    style.write(to: &buffer)
    buffer.append("]")
    try buffer.endStatement(to: &sink)
  }

  // MARK: Lines

  private mutating func appendLines() {
    let height = 2
    let lines = picture.lines
    buffer.append("<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\">")
    var hasOthers = false
    for product in lines.isAlone.indices where lines.isAlone[product] {
      if picture.styles.isDistinct(product) {
        appendRow(
          picture.styles.style(of: product), height: height, picture.productNames[product])
      } else {
        hasOthers = true
      }
    }
    if hasOthers {
      appendRow(ProductStyles.others, height: height, DiagramWords.otherProducts(language))
    }
    if lines.hasSeveralProducts {
      appendRow(ProductStyles.several, height: height, DiagramWords.severalProducts(language))
    }
    let plain = LineStyle(color: "#888888", dash: .solid, arrow: .none)
    for tonnes in picture.widths.samples {
      var number = DOTBuffer()
      number.append(tonnes: tonnes, in: language)
      number.append(" ")
      number.append(DiagramWords.tonnes(language))
      appendRow(
        plain, height: (picture.widths.tenths(of: tonnes) + 5) / 10,
        String(decoding: number.bytes, as: UTF8.self))
    }
    if lines.greatestTonnes != nil, lines.hasUnknownTonnes {
      appendRow(plain, height: 1, DiagramWords.unknownTonnes(language))
    }
    buffer.append("</TABLE>")
  }

  /// Appends a row of the legend: a line drawn by colored cells, which need no font, and its words.
  private mutating func appendRow(_ style: LineStyle, height: Int, _ words: String) {
    buffer.append(
      "<TR><TD><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\"><TR>")
    let (dash, gap, dashes) =
      switch style.dash {
      case .solid: (40, 0, 1)
      case .dashed: (7, 4, 4)
      case .dotted: (2, 3, 8)
      }
    for index in 0..<dashes {
      if index > 0 { appendCell(width: gap, height: height, color: nil) }
      appendCell(width: dash, height: height, color: style.color)
    }
    buffer.append("</TR></TABLE></TD><TD ALIGN=\"LEFT\">")
    if !style.arrow.glyph.isEmpty {
      buffer.append("<FONT COLOR=\"")
      buffer.append(style.color)
      buffer.append("\">")
      buffer.append(style.arrow.glyph)
      buffer.append("</FONT>")
    }
    buffer.append("</TD><TD ALIGN=\"LEFT\">")
    append(words, width: 28, limit: 2, lineBreak: "<BR ALIGN=\"LEFT\"/>")
    buffer.append("<BR ALIGN=\"LEFT\"/></TD></TR>")
  }

  private mutating func appendCell(width: Int, height: Int, color: String?) {
    buffer.append("<TD FIXEDSIZE=\"TRUE\" WIDTH=\"")
    buffer.append(number: width)
    buffer.append("\" HEIGHT=\"")
    buffer.append(number: height)
    if let color {
      buffer.append("\" BGCOLOR=\"")
      buffer.append(color)
    }
    buffer.append("\"></TD>")
  }
}

extension LineStyle.Arrow {
  /// The arrow as a character.
  var glyph: String {
    switch self {
    case .none: ""
    case .normal: "►"
    case .vee: "➤"
    case .empty: "▷"
    case .normalnormal: "►►"
    }
  }
}

extension LineWidths {
  /// Tonnes for which the legend shows a width: a round number near the greatest, and a tenth of it.
  var samples: [Double] {
    guard let greatest, greatest > 0 else { return [] }
    var power = 1.0
    while power * 10 <= greatest { power *= 10 }
    while power > greatest { power /= 10 }
    let round = [5.0, 2, 1].first { $0 * power <= greatest } ?? 1
    return [round * power / 10, round * power]
  }
}
