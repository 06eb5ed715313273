import LinkageGraph
import LinkagePlanning

/// Changes by organization and product, those with most members first.
struct PairedChanges: Sendable {
  struct Pair: Sendable {
    var organization: OrganizationPosition
    var product: ProductPosition
    var participates = false
    var exports = false

    /// The flags in words.
    var flags: LocalizedText {
      let names = (participates ? [ChainFlag.participating] : []) + (exports ? [.export] : [])
      func text(_ language: Language) -> String {
        let words = names.map {
          $0 == .participating
            ? (language == .english ? "participation" : "tham gia") : $0.name(language)
        }
        return words.joined(separator: ", ")
      }
      return LocalizedText(text(.english), text(.vietnamese))
    }
  }

  private(set) var pairs: [Pair] = []
  /// How many organizations there are, and their people.
  private(set) var counts: LocalizedText

  init(_ changes: [ChainComparison.Change], of set: LinkageSet) {
    let people = set.organizationColumns.people
    var (organizations, members) = (0, 0)
    for change in changes {
      if pairs.last?.organization != change.organization {
        organizations += 1
        members += people[change.organization.offset]
      }
      if pairs.last?.organization != change.organization || pairs.last?.product != change.product {
        pairs.append(Pair(organization: change.organization, product: change.product))
      }
      if change.flag == .export {
        pairs[pairs.count - 1].exports = true
      } else {
        pairs[pairs.count - 1].participates = true
      }
    }
    counts = LocalizedText(
      "\(Words.organizations(organizations).english), \(Words.members(members).english)",
      "\(Words.organizations(organizations).vietnamese), \(Words.members(members).vietnamese)")
    pairs.sort { left, right in
      let (more, fewer) = (people[left.organization.offset], people[right.organization.offset])
      if more != fewer { return more > fewer }
      return (left.organization, left.product) < (right.organization, right.product)
    }
  }
}
