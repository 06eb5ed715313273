import LabeledGraph
import LinkageGraph

/// The drawn organizations by what they have in common.
struct OrganizationClasses {
  /// For each organization its class, or ``BoxPlan/noBox`` where it is not drawn.
  let codes: [UInt32]
  /// What the organizations of each class have in common, in the order of their first ones.
  let keys: [Key]
  /// How many organizations each class has.
  let counts: [Int]

  /// The properties that make one class of several organizations, as numbers; 0 where they are not
  /// asked for.
  struct Key: Hashable {
    var isUnlinked: Bool
    var kind: UInt8 = 0
    var rating: UInt8 = 0
    var standing: UInt8 = 0
    var district: UInt32 = 0
    var products: UInt32 = 0

    /// The key of a class that asks for some of the properties only; one without links asks for its
    /// kind in any case, and for no more.
    func keeping(_ shared: SharedProperties) -> Key {
      if isUnlinked { return self }
      return Key(
        isUnlinked: false, kind: shared.contains(.kind) ? kind : 0,
        rating: shared.contains(.rating) ? rating : 0,
        standing: shared.contains(.standing) ? standing : 0,
        district: shared.contains(.district) ? district : 0,
        products: shared.contains(.products) ? products : 0)
    }
  }

  /// Finds the classes.
  ///
  /// - Parameters:
  ///   - scope: What is drawn.
  ///   - shared: What makes a class of organizations.
  ///   - unlinkedApart: Whether those without a link make classes by kind, apart from all others.
  /// - Complexity: O(organizations).
  init(_ scope: DiagramScope, shared: SharedProperties, unlinkedApart: Bool) {
    let columns = scope.set.organizationColumns
    let asksForRating = shared.contains(.rating) && !columns.ratings.isEmpty
    let asksForDistrict = shared.contains(.district) && !columns.districts.codes.isEmpty
    var slots = ClassSlots(
      districts: asksForDistrict ? columns.districts.values.count : 1,
      productSets: shared.contains(.products) ? scope.standings.productSets.count : 1)
    var codes = [UInt32](repeating: BoxPlan.noBox, count: columns.count)
    var keys: [Key] = []
    var counts: [Int] = []
    let standings = scope.standings
    var output = codes.mutableSpan
    let (isDrawn, isLinked) = (scope.isDrawn.span, scope.isLinked.span)
    let (kinds, ratings) = (columns.kinds.span, columns.ratings.span)
    let districts = columns.districts.codes.span
    let (productCodes, stages) = (standings.productCodes.span, standings.stages.span)
    let hops = standings.hops.span
    for organization in isDrawn.indices where isDrawn[organization] {
      var key = Key(isUnlinked: unlinkedApart && !isLinked[organization])
      if key.isUnlinked || shared.contains(.kind) { key.kind = kinds[organization].rawValue }
      if !key.isUnlinked {
        if asksForRating { key.rating = ratings[organization] }
        if asksForDistrict { key.district = districts[organization] }
        if shared.contains(.products) { key.products = productCodes[organization] }
        if shared.contains(.standing) {
          key.standing =
            (ChainStages(rawValue: stages[organization]).isParticipating ? 1 : 0)
            + (hops[organization] != StandingColumns.unreached ? 2 : 0)
            + (hops[organization] == 0 ? 4 : 0)
        }
      }
      let code = slots.code(of: key, next: UInt32(truncatingIfNeeded: keys.count))
      if Int(code) == keys.count {
        keys.append(key)
        counts.append(0)
      }
      counts[Int(code)] += 1
      output[organization] = code
    }
    self.codes = codes
    self.keys = keys
    self.counts = counts
  }
}

/// The codes of keys: a table where the keys that could occur are few enough, else a dictionary.
private struct ClassSlots {
  private let productSets: Int
  /// A code and 1, or 0 where the key has not occurred.
  private var table: [UInt32] = []
  private var dictionary: [OrganizationClasses.Key: UInt32] = [:]

  private static let mostSlots = 1 << 22
  /// The bits of a kind, a rating, a standing and whether there is a link.
  private static let smallBits = 3 + 3 + 3 + 1

  init(districts: Int, productSets: Int) {
    self.productSets = productSets
    if districts <= Self.mostSlots >> Self.smallBits / max(1, productSets) {
      table = [UInt32](repeating: 0, count: districts * productSets << Self.smallBits)
    }
  }

  /// The code of a key, which is the next one where the key is new.
  @inline(__always)
  mutating func code(of key: OrganizationClasses.Key, next: UInt32) -> UInt32 {
    if table.isEmpty {
      let code = dictionary[key] ?? next
      dictionary[key] = code
      return code
    }
    let small =
      Int(key.kind) | Int(key.rating) << 3 | Int(key.standing) << 6 | (key.isUnlinked ? 1 << 9 : 0)
    let slot = (Int(key.district) * productSets + Int(key.products)) << Self.smallBits | small
    if table[slot] == 0 { table[slot] = next + 1 }
    return table[slot] - 1
  }
}
