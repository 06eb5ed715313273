import LabeledGraph
public import LinkageGraph

extension PackedFile {
  /// Writes a set as a packed file.
  ///
  /// The bytes follow from the set alone: the same set makes the same file, on every machine.
  ///
  /// - Parameters:
  ///   - set: The set.
  ///   - leftOut: How much of the data was left out when the set was read; the file keeps it.
  ///   - sink: Where the bytes go, in pieces of up to 1 MiB.
  /// - Throws: What the sink throws.
  /// - Complexity: O(bytes); 8 bytes a link beside the set.
  public static func write<Sink: ByteSink & ~Copyable>(
    _ set: LinkageSet, leftOut: LeftOutData = LeftOutData(), to sink: inout Sink
  ) throws {
    let links = set.linkColumns
    let order = LinkOrder(
      links, organizations: set.organizationColumns.count, products: set.productNames.count)
    var sections = productSections(set)
    if !leftOut.isEmpty { sections.append(section(leftOut)) }
    sections += organizationSections(set)
    sections += rowSections(links, order, organizations: set.organizationColumns.count)
    sections += linkSections(links, order)
    try write(
      sections,
      PackedCounts(
        organizations: set.organizationColumns.count, links: links.count,
        products: set.productNames.count), to: &sink)
  }

  private static func write<Sink: ByteSink & ~Copyable>(
    _ sections: [PlannedSection], _ counts: PackedCounts, to sink: inout Sink
  ) throws {
    let tableEnd = PackedFormat.headerLength + sections.count * PackedFormat.entryLength
    var table = SectionBuffer(capacity: sections.count * PackedFormat.entryLength)
    var offset = PackedFormat.aligned(tableEnd)
    for section in sections {
      section.writeEntry(offset: offset, to: &table)
      offset = PackedFormat.aligned(offset + section.length)
    }
    let header = PackedHeader(
      version: sections.reduce(PackedFormat.versions.lowerBound) { max($0, $1.section.version) },
      contentLength: offset, counts: counts, sectionCount: sections.count)
    var output = PackedOutput()
    try output.write(header.bytes.span, to: &sink)
    try output.write(table.bytes, to: &sink)
    try output.align(to: &sink)
    var buffer = SectionBuffer(capacity: PlannedSection.stretch * 8 + 16)
    for section in sections {
      var first = 0
      while first < section.count {
        let end = min(first + PlannedSection.stretch, section.count)
        section.fill(first..<end, &buffer)
        if end == section.count, section.encoding == .bits { buffer.endBits() }
        try output.write(buffer.bytes, to: &sink)
        buffer.removeAll()
        first = end
      }
      if section.count == 0, section.encoding == .bits {
        buffer.endBits()
        try output.write(buffer.bytes, to: &sink)
        buffer.removeAll()
      }
      try output.align(to: &sink)
    }
    try output.finish(to: &sink)
  }

  // MARK: Products and organizations

  private static func productSections(_ set: LinkageSet) -> [PlannedSection] {
    var names = TextColumn()
    for name in set.productNames { names.append(name) }
    return text(names, .productNames, .productNameEnds)
  }

  private static func section(_ leftOut: LeftOutData) -> PlannedSection {
    let counts = [
      leftOut.organizations, leftOut.links, leftOut.organizationFields, leftOut.linkFields,
    ].map { UInt32(clamping: $0) }
    return PlannedSection(.leftOut, .words, count: counts.count) { range, buffer in
      for index in range { buffer.append(counts[index]) }
    }
  }

  private static func organizationSections(_ set: LinkageSet) -> [PlannedSection] {
    let columns = set.organizationColumns
    let count = columns.count
    var sections = text(columns.ids, .ids, .idEnds)
    if columns.names.count > 0 { sections += text(columns.names, .names, .nameEnds) }
    sections.append(.bits(.kinds, columns.kinds.count) { UInt64(columns.kinds[$0].rawValue) })
    if !columns.districts.codes.isEmpty { sections += districtSections(columns.districts) }
    if !columns.productEnds.isEmpty {
      let ends = columns.productEnds
      sections.append(
        .bits(.declaredCounts, count) { UInt64(ends[$0] - ($0 == 0 ? 0 : ends[$0 - 1])) })
      sections.append(
        .bits(.declaredProducts, columns.products.count) { UInt64(columns.products[$0]) })
    }
    if !columns.members.isEmpty {
      sections.append(.bits(.members, count) { UInt64(columns.members[$0] + 1) })
    }
    if !columns.ratings.isEmpty {
      sections.append(.bits(.ratings, count) { UInt64(columns.ratings[$0]) })
    }
    if !columns.highTechnology.isEmpty {
      sections.append(
        .bits(.highTechnology, count) { UInt64(columns.highTechnology[$0].rawValue) })
    }
    if !columns.digitalTechnology.isEmpty {
      sections.append(
        .bits(.digitalTechnology, count) { UInt64(columns.digitalTechnology[$0].rawValue) })
    }
    if !columns.capacities.isEmpty {
      sections.append(.amounts(.capacities, count) { columns.capacities[$0] })
    }
    if !columns.roles.isEmpty {
      sections.append(.bits(.roles, count) { UInt64(columns.roles[$0].rawValue) })
    }
    if columns.taxCodes.count > 0 { sections += text(columns.taxCodes, .taxCodes, .taxCodeEnds) }
    return sections
  }

  /// The districts in the order in which organizations name them; one that none names is left out.
  private static func districtSections(_ column: CategoryColumn) -> [PlannedSection] {
    var newCodes = [UInt32](repeating: 0, count: column.values.count)
    var names = TextColumn()
    for code in column.codes where code != 0 && newCodes[Int(code)] == 0 {
      names.append(column.values[Int(code)])
      newCodes[Int(code)] = UInt32(names.count)
    }
    let codes = newCodes
    return [.bits(.districts, column.codes.count) { UInt64(codes[Int(column.codes[$0])]) }]
      + text(names, .districtNames, .districtNameEnds)
  }

  private static func text(
    _ column: TextColumn, _ bytes: PackedSection, _ ends: PackedSection
  ) -> [PlannedSection] {
    [
      PlannedSection(bytes, .text, count: column.byteSpan.count) { range, buffer in
        buffer.append(column.byteSpan.extracting(range))
      },
      PlannedSection(ends, .words, count: column.count) { range, buffer in
        let ends = column.endSpan
        for text in range { buffer.append(ends[text]) }
      },
    ]
  }

  // MARK: Links

  private static func rowSections(
    _ links: LinkColumns, _ order: LinkOrder, organizations: Int
  ) -> [PlannedSection] {
    func words(_ section: PackedSection, _ words: [UInt32]) -> PlannedSection {
      PlannedSection(section, .words, count: words.count) { range, buffer in
        for index in range { buffer.append(words[index]) }
      }
    }
    let positions = order.order
    return [
      words(.rowStarts, order.rowStarts), words(.runLabels, order.runLabels),
      words(.runStarts, order.runStarts),
      PlannedSection(.neighbors, .words, count: positions.count) { range, buffer in
        for edge in range { buffer.append(links.targets[Int(positions[edge])]) }
      },
      .bits(.order, positions.count, greatest: UInt64(max(1, positions.count) - 1)) {
        UInt64(positions[$0])
      },
    ]
  }

  private static func linkSections(_ links: LinkColumns, _ order: LinkOrder) -> [PlannedSection] {
    let positions = order.order
    let count = positions.count
    var sections: [PlannedSection] = []
    if !links.relations.isEmpty {
      sections.append(
        .bits(.relations, count, in: positions) { UInt64(links.relations[$0].rawValue) })
    }
    if !links.contracts.isEmpty {
      sections.append(
        .bits(.contracts, count, in: positions) { UInt64(links.contracts[$0].rawValue) })
    }
    if !links.volumes.isEmpty {
      sections.append(.amounts(.volumes, count, in: positions) { links.volumes[$0] })
    }
    if !links.values.isEmpty {
      sections.append(.amounts(.values, count, in: positions) { links.values[$0] })
    }
    if !links.since.isEmpty {
      sections.append(.years(.since, count, in: positions) { links.since[$0] })
    }
    if !links.until.isEmpty {
      sections.append(.years(.until, count, in: positions) { links.until[$0] })
    }
    return sections
  }
}
