import LabeledGraph
import LinkageGraph

extension DiagramWriter {
  /// Appends lines of the text at hand, one below another.
  mutating func appendLines(_ lines: DrawnLines) {
    for (index, range) in lines.ranges.enumerated() {
      if index > 0 { buffer.append("\\n") }
      buffer.append(escaping: text.bytes[range])
    }
    if lines.isShortened { buffer.append("…") }
  }

  /// Makes the text at hand an organization's name, or its id where the name cannot be seen.
  mutating func takeName(of organization: Int) {
    if columns.names.count > 0 {
      text.set(columns.names.slice(of: organization))
    } else {
      text.set([])
    }
    if text.isBlank { text.set(columns.ids.slice(of: organization)) }
    if text.isBlank { text = DrawnText("?") }
  }

  // MARK: Boxes

  mutating func appendLabel(of box: DiagramBox) {
    if box.isMerged {
      appendHeading(of: box, separator: "\\n")
    } else {
      takeName(of: box.first)
      appendLines(text.lines())
    }
    // That it exports directly says more than that it exports.
    if let roles = picture.rolesText(of: box, besides: box.directExporters > 0 ? .exporter : nil) {
      buffer.append("\\n")
      buffer.append(roles)
    }
    let members = picture.members(of: box)
    if members.count > 0 {
      buffer.append("\\n")
      append(members.count, members.word)
    }
    if box.isMerged, box.collective > 0, !box.isUnlinked {
      buffer.append(members.count > 0 ? " · " : "\\n")
      append(part: box.participating, of: box.collective)
    }
    if box.critical > 0 {
      buffer.append("\\n★ ")
      if box.isMerged {
        append(box.critical, DiagramWords.criticalOrganizations)
      } else {
        append(picture.dependents(of: box.first) ?? 0, DiagramWords.dependents)
      }
    }
    if box.directExporters > 0, set.kind(of: box.first) != .exporter {
      buffer.append(box.critical > 0 && picture.style(of: box).isRectangular ? " · " : "\\n")
      if box.isMerged {
        buffer.append(count: box.directExporters, in: language)
        buffer.append(" ")
      }
      buffer.append(
        (box.directExporters == 1 ? DiagramWords.exportsDirectly : DiagramWords.exportDirectly)(
          language))
    }
  }

  /// Appends how many organizations a box stands for, and what they share.
  private mutating func appendHeading(of box: DiagramBox, separator: String) {
    if box.shared.contains(.kind) {
      append(box.organizations, DiagramWords.kind(set.kind(of: box.first)))
    } else {
      append(box.organizations, DiagramWords.organizations)
    }
    var next = separator
    for property in [SharedProperties.district, .rating, .products]
    where box.shared.contains(property) {
      let blank = box.shared.contains(.kind) ? nil : picture.blank(property)
      guard let value = picture.value(of: property, box) ?? blank else { continue }
      buffer.append(next)
      text = DrawnText(value)
      appendLines(text.lines(width: 30, limit: 2))
      next = separator == "\\n" && property == .products ? "\\n" : " · "
    }
  }

  mutating func appendTooltip(of box: DiagramBox) {
    if box.isMerged {
      appendHeading(of: box, separator: " · ")
    } else {
      text.set(columns.ids.slice(of: box.first))
      buffer.append(escaping: text.bytes[...])
      buffer.append(" · ")
      takeName(of: box.first)
      buffer.append(escaping: text.bytes[...])
      buffer.append(" · ")
      buffer.append(picture.kindNames[Int(set.kind(of: box.first).rawValue)])
      if let roles = picture.rolesText(of: box) {
        buffer.append(", ")
        buffer.append(roles)
      }
      for property in [SharedProperties.district, .rating, .products] {
        guard let value = picture.value(of: property, box) else { continue }
        buffer.append(" · ")
        text = DrawnText(value)
        appendLines(text.lines(width: 120, limit: 1))
      }
    }
    let members = picture.members(of: box)
    if members.count > 0 || set.members(of: box.first) != nil {
      buffer.append(" · ")
      append(members.count, members.word)
    }
    if box.isMerged, box.withRoles > 0 {
      buffer.append(" · ")
      append(box.withRoles, DiagramWords.withRoles)
    }
    if box.collective > 0, box.isMerged {
      buffer.append(" · ")
      append(part: box.participating, of: box.collective)
    }
    if !box.isMerged {
      let isEnd = DiagramStage(set.kind(of: box.first)) == .outlets
      if let hops = picture.scope.standings.hops(of: box.first) {
        buffer.append(" · ")
        buffer.append(DiagramWords.hops(language))
        buffer.append(": ")
        buffer.append(count: hops, in: language)
      } else if !isEnd {
        buffer.append(" · ")
        buffer.append(picture.reasonForNoRoute(box.first)(language))
      }
      if let dependents = picture.dependents(of: box.first) {
        buffer.append(" · ")
        append(dependents, DiagramWords.dependents)
      }
    }
  }

  // MARK: Links

  mutating func appendTooltip(of pair: LinkPair) {
    buffer.append(pair.source, of: texts.titles)
    buffer.append(" → ")
    buffer.append(pair.target, of: texts.titles)
    buffer.append(": ")
    var shown = 0
    var more = 0
    picture.pairs.forEachProduct(of: pair) { product, tonnes in
      if shown == Self.tooltipProducts {
        more += 1
        return
      }
      if shown > 0 { buffer.append("; ") }
      shown += 1
      buffer.append(product ?? picture.productNames.count, of: texts.products)
      if let tonnes {
        buffer.append(" ")
        buffer.append(tonnes: tonnes, in: language)
        buffer.append(" ")
        buffer.append(DiagramWords.tonnes(language))
      }
    }
    if more > 0 {
      buffer.append("; +")
      buffer.append(count: more, in: language)
    }
    if pair.linkCount > 1 {
      buffer.append(" (")
      append(pair.linkCount, DiagramWords.links)
      buffer.append(")")
    }
  }

  /// The most products that the tooltip of a line names.
  private static let tooltipProducts = 8

  /// Appends what a box is called within other texts, on one line.
  mutating func appendTitle(of box: DiagramBox) {
    if box.isMerged {
      appendHeading(of: box, separator: " · ")
      return
    }
    takeName(of: box.first)
    appendLines(text.lines(width: 60, limit: 1))
  }

  // MARK: Numbers

  mutating func append(_ count: Int, _ word: DiagramWords.Counted) {
    buffer.append(count: count, in: language)
    buffer.append(" ")
    buffer.append(word(count, language))
  }

  /// Appends how many take part in a chain.
  mutating func append(part: Int, of whole: Int) {
    switch language {
    case .english:
      buffer.append(count: part, in: language)
      buffer.append(" of ")
      buffer.append(count: whole, in: language)
      buffer.append(" in a chain")
    case .vietnamese:
      buffer.append("tham gia chuỗi ")
      buffer.append(count: part, in: language)
      buffer.append("/")
      buffer.append(count: whole, in: language)
    }
  }
}

extension ChainPicture {
  /// What a property is for a box, in words, or `nil` where it is blank.
  func value(of property: SharedProperties, _ box: DiagramBox) -> String? {
    switch property {
    case .district: return set.district(of: box.first)
    case .rating: return set.rating(of: box.first)?.vocabulary(language)
    case .products: return hasOneProduct ? nil : products(of: box.first)
    default: return nil
    }
  }

  /// What an organization drawn by itself does beside what its kind says and what is said elsewhere, or
  /// `nil`.
  func rolesText(of box: DiagramBox, besides known: OrganizationKind? = nil) -> String? {
    if box.isMerged || box.withRoles == 0 { return nil }
    let own = set.kind(of: box.first)
    let roles = set.roles(of: OrganizationPosition(box.first)).filter { $0 != own && $0 != known }
    if roles.isEmpty { return nil }
    let words = roles.map { DiagramWords.role($0)(language) }.joined(separator: ", ")
    return language == .english ? "also \(words)" : "kiêm \(words)"
  }

  /// The members of a box, and what they are called: those of unions are organizations.
  func members(of box: DiagramBox) -> (count: Int, word: DiagramWords.Counted) {
    let kinds = set.organizationColumns.kinds
    if !box.isMerged, kinds[box.first] == .union {
      return (set.members(of: box.first) ?? 0, DiagramWords.memberOrganizations)
    }
    return (
      box.members,
      box.holdsUnionsAlone(kinds) ? DiagramWords.memberOrganizations : DiagramWords.members
    )
  }

  /// Why an organization has no route to direct export.
  func reasonForNoRoute(_ organization: Int) -> LocalizedText {
    if !scope.standings.products(of: organization).isEmpty { return DiagramWords.unreached }
    return graph.producers.contains(set.kind(of: organization))
      ? DiagramWords.noProduct : DiagramWords.noSupply
  }

  /// What stands for a blank property, where nothing else distinguishes the boxes.
  func blank(_ property: SharedProperties) -> String? {
    switch property {
    case .district: DiagramWords.noDistrict(language)
    case .rating: DiagramWords.noRating(language)
    default: nil
    }
  }

  /// Whether the title or the set leaves no doubt about the product.
  var hasOneProduct: Bool { (options.products?.count ?? set.products.count) == 1 }

  /// The products that reach an organization, else those it declares; a few by name.
  private func products(of organization: Int) -> String? {
    var products = scope.standings.products(of: organization)
    if products.isEmpty { products = set.declaredProducts(of: organization) }
    guard let first = products.first else { return nil }
    var text = Vocabulary.listed(productNames[first])
    for product in products.prefix(Self.namedProducts).dropFirst() {
      text += ", "
      text += Vocabulary.listed(productNames[product])
    }
    if products.count > Self.namedProducts { text += " +\(products.count - Self.namedProducts)" }
    return text
  }

  private static let namedProducts = 4

  func style(of box: DiagramBox) -> BoxStyle {
    let isSeveralKinds = box.isMerged && !box.shared.contains(.kind)
    return BoxStyle(
      kind: isSeveralKinds ? nil : set.kind(of: box.first),
      isCritical: box.critical > 0 && !box.isMerged,
      exportsDirectly: box.directExporters == box.organizations,
      isOutsideChains: box.collective == box.organizations && box.participating == 0
        && !box.isUnlinked,
      isFocus: focus == box.first && !box.isMerged)
  }

  /// The stages that have boxes.
  var stages: [DiagramStage] {
    let present = Set(plan.boxes.map { stage(of: $0) })
    return DiagramStage.allCases.filter(present.contains)
  }
}
