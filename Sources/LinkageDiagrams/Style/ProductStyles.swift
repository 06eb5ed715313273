import LabeledGraph
import LinkageGraph

/// A line that stands for a product.
struct LineStyle: Hashable {
  /// A color of Okabe and Ito's palette, which color-blind people can distinguish.
  var color: String
  var dash: Dash
  var arrow: Arrow

  /// How the line is broken.
  enum Dash: String { case solid, dashed, dotted }

  /// How the line ends.
  enum Arrow: String { case none, normal, vee, empty, normalnormal }
}

/// Which line stands for which product.
///
/// Products keep their line whatever else is drawn. Of more than eight, the seven on most links have
/// one of their own and the rest share one.
struct ProductStyles {
  /// For each product its number among the styles; ``othersNumber`` for those that share one.
  private var numbers: [Int]

  private static let othersNumber = styles.count - 1
  private static let styles: [LineStyle] = [
    LineStyle(color: "#009E73", dash: .solid, arrow: .normal),
    LineStyle(color: "#E69F00", dash: .dashed, arrow: .normal),
    LineStyle(color: "#0072B2", dash: .dotted, arrow: .normal),
    LineStyle(color: "#CC79A7", dash: .solid, arrow: .vee),
    LineStyle(color: "#56B4E9", dash: .dashed, arrow: .vee),
    LineStyle(color: "#D55E00", dash: .dotted, arrow: .vee),
    LineStyle(color: "#F5C710", dash: .solid, arrow: .empty),
    LineStyle(color: "#999999", dash: .dashed, arrow: .empty),
  ]

  /// The line of links that carry several products, or any.
  static let several = LineStyle(color: "#444444", dash: .solid, arrow: .normalnormal)

  init(_ scope: DiagramScope, plan: BoxPlan) {
    let count = scope.set.products.count
    numbers = Self.numbers(of: scope.set.productNames)
    if count <= Self.styles.count { return }
    let boxOf = plan.boxOf
    let pieces = scope.links.mapPieces(from: boxOf) { _ in
      ParallelBuffer<Int>(count: count + 1)
    } _: { uses, _, target, label, _ in
      if boxOf[target] != BoxPlan.noBox { uses[label] += 1 }
    }
    let uses = (0..<count).map { product in pieces.reduce(0) { $0 + $1[product] } }
    let most = uses.indices.sorted { (uses[$1], $0) < (uses[$0], $1) }.prefix(Self.othersNumber)
      .sorted()
    numbers = [Int](repeating: Self.othersNumber, count: count)
    for (number, product) in most.enumerated() { numbers[product] = number }
  }

  /// The products of the vocabulary have the first styles, so that rice looks like rice in every
  /// picture; the others follow in the set's order.
  private static func numbers(of products: [String]) -> [Int] {
    let known = Vocabulary.products.map(\.english)
    let fixed = products.map { known.firstIndex(of: $0) }
    var free = (0..<products.count + known.count).filter { !fixed.contains($0) }[...]
    return fixed.map { $0 ?? free.removeFirst() }
  }

  /// Returns the line of a product, or of several where `nil`.
  func style(of product: Int?) -> LineStyle {
    product.map { Self.styles[numbers[$0]] } ?? Self.several
  }

  /// The line that products without one of their own share.
  static var others: LineStyle { styles[othersNumber] }

  /// Whether the product has a line of its own.
  func isDistinct(_ product: Int) -> Bool {
    numbers.count <= Self.styles.count || numbers[product] != Self.othersNumber
  }
}
