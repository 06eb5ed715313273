/// One thing that is timed; in the order in which they run.
enum Phase: String, Codable, CaseIterable {
  case summary
  case packedSummary = "packed-summary"
  case generate
  case read
  case pack
  case open
  case index
  case lookUp = "look-up"
  case rows
  case reverse
  case graph
  case supply
  case reach
  case reachByPushing = "reach-push"
  case measures
  case dominators
  case critical
  case exposure
  case whatIf = "whatif"
  case suggestCount = "suggest-count"
  case suggestShare = "suggest-share"
  case trace
  case dot

  /// The phases that are the program itself, as a process of its own.
  static let processes: [Phase] = [.summary, .packedSummary]

  var purpose: String {
    switch self {
    case .summary: "the main job from start to end: linkage summary, as a process of its own"
    case .packedSummary: "the same from a packed file"
    case .generate: "generate a set, as CSV that goes nowhere"
    case .read: "read CSV into a set"
    case .pack: "write a set as a packed file that goes nowhere"
    case .open: "open a packed file, and check all of it"
    case .index: "build the index of ids"
    case .lookUp: "find both ends of each link by their ids, in batches"
    case .rows: "lay out links as compressed rows, in one direction"
    case .reverse: "turn compressed rows to the other direction"
    case .graph: "lay out a set for the measures, in both directions"
    case .supply: "sweep forward: the products that reach each organization"
    case .reach: "sweep backward: the stages that each organization reaches, and hops"
    case .reachByPushing: "the same sweep, pushing instead of pulling, as on long thin chains"
    case .measures: "coverage and reach of a set in memory, once it is laid out"
    case .dominators: "the dominator tree of the first product, seen from its direct exporters"
    case .critical: "critical organizations of every product"
    case .exposure: "who depends on a single organization, and who has two routes, by product"
    case .whatIf:
      "a summary of a set in memory, and of what it would be with one exporter closed, ten links less and ten more"
    case .suggestCount: "the 100 links that bring most organizations into a chain"
    case .suggestShare: "the links with which 90% of the organizations participate"
    case .trace: "trace the organization that is farthest from direct export and buys, too"
    case .dot: "write every organization and link as DOT, to nowhere"
    }
  }
}
