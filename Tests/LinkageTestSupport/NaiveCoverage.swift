/// A row of the coverage table.
package struct NaiveCoverageRow: Equatable, Sendable, CustomStringConvertible {
  /// The product, or `any`.
  package var product: String
  /// The group's text for each key of the grouping.
  package var group: [String: String]
  /// The organizations counted.
  package var organizations = 0
  /// How many of them have a link that carries the product.
  package var linked = 0
  /// How many of them reach a processor.
  package var processing = 0
  /// How many of them reach a buyer.
  package var domestic = 0
  /// How many of them reach a direct exporter.
  package var export = 0
  /// How many of them reach a processor that itself reaches a buyer or a direct exporter.
  package var complete = 0
  /// How many of them reach a processor, a buyer or a direct exporter.
  package var participating = 0
  /// How many of them do so over links under contract and memberships.
  package var contracted = 0
  /// The members of the organizations counted.
  package var members = 0
  /// The members of those that participate.
  package var membersParticipating = 0

  /// Creates a row.
  package init(
    product: String, group: [String: String] = [:], organizations: Int = 0, linked: Int = 0,
    processing: Int = 0, domestic: Int = 0, export: Int = 0, complete: Int = 0,
    participating: Int = 0, contracted: Int = 0, members: Int = 0, membersParticipating: Int = 0
  ) {
    self.product = product
    self.group = group
    self.organizations = organizations
    self.linked = linked
    self.processing = processing
    self.domestic = domestic
    self.export = export
    self.complete = complete
    self.participating = participating
    self.contracted = contracted
    self.members = members
    self.membersParticipating = membersParticipating
  }

  /// The row on one line.
  package var description: String {
    """
    \(product) \(describe(group)): organizations \(organizations), linked \(linked), \
    processing \(processing), domestic \(domestic), export \(export), complete \(complete), \
    participating \(participating), contracted \(contracted), members \(members), of them participating \
    \(membersParticipating)
    """
  }
}

/// What one organization can reach over the routes of one product.
package struct NaiveFlags: Equatable, Sendable {
  /// A processor.
  package var processing: Bool
  /// A buyer.
  package var domestic: Bool
  /// A direct exporter of the product.
  package var export: Bool
  /// A processor that itself reaches a buyer or a direct exporter of the product.
  package var complete: Bool
  /// A processor, a buyer or a direct exporter of the product over links under contract and memberships.
  package var contracted: Bool
  /// Any of the first three.
  package var participating: Bool { processing || domestic || export }
}

extension NaiveMeasures {
  /// Returns what an organization can reach over the routes of a product.
  package func flags(of id: String, product: String) -> NaiveFlags {
    func reaches(_ start: String, _ isWanted: (String) -> Bool) -> Bool {
      reachable[product]?[start]?.contains(where: isWanted) == true
    }
    func isKind(_ id: String, _ kind: String) -> Bool { organizations[id]?.acts(kind) == true }
    func isDirectExporter(_ id: String) -> Bool { directExporters[product]?.contains(id) == true }
    return NaiveFlags(
      processing: reaches(id) { isKind($0, "processor") },
      domestic: reaches(id) { isKind($0, "buyer") },
      export: reaches(id) { isDirectExporter($0) },
      complete: reaches(id) { processor in
        isKind(processor, "processor")
          && reaches(processor) { isKind($0, "buyer") || isDirectExporter($0) }
      },
      contracted: Self.hops(from: [id], along: contracts(carrying: product)).keys.contains {
        isKind($0, "processor") || isKind($0, "buyer") || isDirectExporter($0)
      })
  }

  /// The links under contract and the memberships that carry a product, by their sources.
  private func contracts(carrying product: String) -> [String: [String]] {
    var targets: [String: [String]] = [:]
    for link in links where link.isUnderContract && link.carries(product) {
      targets[link.source, default: []].append(link.target)
    }
    return targets
  }

  /// Returns whether a link of the organization, in or out, carries a product; `nil` asks for any
  /// link at all, or with a product filter for a link carrying one of its products.
  func isLinked(_ id: String, product: String?) -> Bool {
    links.contains { link in
      guard link.source == id || link.target == id else { return false }
      if let product { return link.carries(product) }
      return options.products == nil || rowProducts.contains { link.carries($0) }
    }
  }

  /// Returns the coverage table: by group, a row for each product and then `any`.
  package func coverage() -> [NaiveCoverageRow] {
    var rows: [NaiveCoverageRow] = []
    for (group, organizations) in groups {
      for product in rowProducts.map(Optional.some) + [nil] {
        var row = NaiveCoverageRow(product: product ?? "any", group: group)
        for organization in counted(organizations, product: product) {
          let id = organization.id
          let flags = (product.map { [$0] } ?? rowProducts(suppliedTo: id)).map {
            self.flags(of: id, product: $0)
          }
          row.organizations += 1
          row.members += organization.people
          if isLinked(id, product: product) { row.linked += 1 }
          if flags.contains(where: \.processing) { row.processing += 1 }
          if flags.contains(where: \.domestic) { row.domestic += 1 }
          if flags.contains(where: \.export) { row.export += 1 }
          if flags.contains(where: \.complete) { row.complete += 1 }
          if flags.contains(where: \.contracted) { row.contracted += 1 }
          if flags.contains(where: \.participating) {
            row.participating += 1
            row.membersParticipating += organization.people
          }
        }
        rows.append(row)
      }
    }
    return rows
  }
}
