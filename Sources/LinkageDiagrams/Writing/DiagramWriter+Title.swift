import LabeledGraph
import LinkageGraph

extension ChainPicture {
  /// The title given, or one that says what is drawn.
  var titleText: String {
    if let title = options.title, !DrawnText(title).isBlank {
      return String(decoding: DrawnText(title).bytes, as: UTF8.self)
    }
    var text = DiagramWords.title(language)
    let chosen = chosenNames
    if !chosen.isEmpty { text += ": " + chosen.joined(separator: ", ") }
    if graph.contractsOnly { text += ", " + DiagramWords.contractsOnly(language) }
    if let year = graph.year {
      text += language == .english ? ", \(year)" : ", năm \(year)"
    }
    if let focus {
      text += language == .english ? ", around " : ", quanh "
      text += set.displayName(of: focus)
    }
    return String(decoding: DrawnText(text).bytes, as: UTF8.self)
  }

  /// The products, kinds and districts that were chosen, in the set's order.
  private var chosenNames: [String] {
    var names = (options.products?.sorted() ?? []).map {
      Vocabulary.listed(productNames[$0.offset])
    }
    guard let selection = options.selection else { return names }
    if selection.kinds.count < OrganizationKind.allCases.count {
      names += OrganizationKind.allCases.filter(selection.kinds.contains).map {
        DiagramWords.kind($0)(2, language)
      }
    }
    if let districts = selection.districts {
      names += set.organizationColumns.districts.values.filter(districts.contains).map {
        $0.isEmpty
          ? DiagramWords.noDistrict(language) : Vocabulary.listed(DrawnText($0).shortened)
      }
    }
    return names
  }

  /// How organizations were merged, or `nil` where each is drawn by itself.
  var mergingText: String? {
    guard let shared = merging.shared else { return nil }
    let names: [(SharedProperties, LocalizedText)] = [
      (.kind, LocalizedText("kind", "loại hình")),
      (.district, LocalizedText("district", "địa bàn")),
      (.rating, LocalizedText("rating", "xếp loại")),
      (.products, LocalizedText("products", "sản phẩm")),
      (.standing, LocalizedText("standing in the chains", "mức tham gia chuỗi")),
    ]
    let words = names.filter { property, _ in
      shared.contains(property) && !(property == .products && hasOneProduct)
    }.map { $0.1(language) }
    var text = language == .english ? "Organizations of one " : "Gộp các tổ chức cùng "
    text += words.dropLast().joined(separator: ", ")
    if words.count > 1 { text += language == .english ? " and " : " và " }
    text += words.last ?? ""
    text += language == .english ? " share a box" : " vào một ô"
    if merging.singles == 0 { return text }
    if merging.singles == merging.singleCandidates {
      text +=
        language == .english
        ? "; critical organizations and direct exporters are drawn singly"
        : "; tổ chức then chốt và đơn vị xuất khẩu trực tiếp vẽ riêng"
    } else {
      let (singles, all) = (counted(merging.singles), counted(merging.singleCandidates))
      text +=
        language == .english
        ? "; \(singles) of \(all) critical organizations and direct "
          + "exporters are drawn singly"
        : "; vẽ riêng \(singles)/\(all) tổ chức then chốt và đơn vị "
          + "xuất khẩu trực tiếp"
    }
    return text
  }

  private func counted(_ count: Int) -> String {
    var buffer = DOTBuffer()
    buffer.append(count: count, in: language)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }
}

extension DiagramWriter {
  /// Appends the title, what is in the picture, and how it was merged, as an HTML-like label.
  mutating func appendTitle() {
    buffer.append("<FONT POINT-SIZE=\"20\"><B>")
    append(picture.titleText, width: 70, limit: 3)
    buffer.append("</B></FONT><BR/><FONT POINT-SIZE=\"5\"> <BR/></FONT>")
    appendCounts()
    buffer.append("<BR/>")
    if let merging = picture.mergingText {
      buffer.append(
        "<FONT POINT-SIZE=\"3\"> <BR/></FONT><FONT POINT-SIZE=\"11\" COLOR=\"#555555\">")
      buffer.append(escapingForHTML: merging)
      buffer.append("</FONT><BR/>")
    }
    for remark in picture.options.remarks { append(remark: remark) }
  }

  /// Appends a sentence below the title.
  private mutating func append(remark: String) {
    buffer.append("<FONT POINT-SIZE=\"3\"> <BR/></FONT><FONT POINT-SIZE=\"12\"><B>")
    append(remark, width: 110, limit: 6)
    buffer.append("</B></FONT><BR/>")
  }

  /// Appends a text in at most `limit` lines of about `width` letters.
  mutating func append(_ words: String, width: Int, limit: Int, lineBreak: String = "<BR/>") {
    text = DrawnText(words)
    let lines = text.lines(width: width, limit: limit)
    for (index, range) in lines.ranges.enumerated() {
      if index > 0 { buffer.append(lineBreak) }
      buffer.append(escapingForHTML: text.bytes[range])
    }
    if lines.isShortened { buffer.append("…") }
  }

  private mutating func appendCounts() {
    append(boxes.reduce(0) { $0 + $1.organizations }, DiagramWords.organizations)
    buffer.append(" · ")
    append(picture.pairs.linkCount, DiagramWords.links)
    // Who is drawn beside those selected is in no figure.
    if let selected = picture.selectedCounts {
      buffer.append(" · ")
      appendSelected(selected)
      return
    }
    let kinds = columns.kinds
    let members = boxes.reduce(0) { $0 + ($1.holdsUnionsAlone(kinds) ? 0 : $1.members) }
    if members > 0 {
      buffer.append(" · ")
      append(members, DiagramWords.members)
    }
    let collective = boxes.reduce(0) { $0 + $1.collective }
    if collective > 0 {
      let participating = boxes.reduce(0) { $0 + $1.participating }
      buffer.append(" · ")
      append(part: participating, of: collective)
      buffer.append(" (")
      buffer.append(percent: participating, of: collective, in: language)
      buffer.append(")")
    }
  }

  private mutating func appendSelected(_ selected: SelectedCounts) {
    switch language {
    case .english:
      buffer.append("of ")
      buffer.append(count: selected.organizations, in: language)
      buffer.append(" selected, ")
      buffer.append(count: selected.participating, in: language)
      buffer.append(" in a chain")
    case .vietnamese:
      buffer.append("trong ")
      buffer.append(count: selected.organizations, in: language)
      buffer.append(" tổ chức được chọn có ")
      buffer.append(count: selected.participating, in: language)
      buffer.append(" tham gia chuỗi")
    }
    if selected.organizations > 0 {
      buffer.append(" (")
      buffer.append(
        percent: selected.participating, of: selected.organizations, in: language)
      buffer.append(")")
    }
    if selected.members > 0 {
      buffer.append(", ")
      append(selected.members, DiagramWords.members)
    }
  }
}

/// The organizations that the filters of a diagram select: as coverage counts them.
struct SelectedCounts {
  var organizations = 0
  var participating = 0
  var members = 0
}

extension ChainPicture {
  /// How many organizations the filters select, or `nil` where there are no filters.
  ///
  /// Where all kinds are selected, none was chosen, and those of the collective sector count.
  var selectedCounts: SelectedCounts? {
    guard let isSelected = scope.isSelected, let selection = options.selection else { return nil }
    let columns = set.organizationColumns
    let countsAll = selection.kinds.count < OrganizationKind.allCases.count
    let (kinds, people) = (columns.kinds, columns.people)
    var counts = SelectedCounts()
    for organization in isSelected.indices where isSelected[organization] {
      guard countsAll || kinds[organization].isCollective else { continue }
      counts.organizations += 1
      counts.members += people[organization]
      if scope.standings.stages(of: organization).isParticipating { counts.participating += 1 }
    }
    return counts
  }
}
