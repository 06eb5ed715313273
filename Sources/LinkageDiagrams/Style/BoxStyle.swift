import LinkageGraph

/// The outline and filling of a box.
///
/// Each mark can be recognized without color: a critical organization has a double outline, a direct
/// exporter a gray filling when printed in black, one outside the chains a broken outline.
struct BoxStyle {
  var kind: OrganizationKind?
  var isCritical = false
  var exportsDirectly = false
  var isOutsideChains = false
  var isFocus = false

  /// The shape of the kind, which needs no color; boxes of several kinds are plain.
  private var shape: String {
    switch kind {
    case .group, .cooperative, nil: "box"
    case .union: "octagon"
    case .processor: "hexagon"
    case .exporter: "cds"
    case .buyer: "house"
    case .market: "ellipse"
    }
  }

  /// The space around the text where it is not that of a plain box: none in shapes that are larger
  /// than their text by nature, and more where the shape cuts into it.
  private var margin: String? {
    switch kind {
    case .group, .cooperative, nil: nil
    case .union, .processor, .buyer: "0,0"
    case .market: "0.04,0.02"
    case .exporter: "0.2,0.12"
    }
  }

  /// Whether a wide text makes the shape no wider than itself.
  var isRectangular: Bool { margin == nil || kind == .exporter }

  /// The style as DOT's attributes, beside those that are set for all boxes.
  func write(to buffer: inout DOTBuffer) {
    buffer.append("shape=")
    buffer.append(shape)
    if let margin {
      buffer.append(", margin=\"")
      buffer.append(margin)
      buffer.append("\"")
    }
    if kind == .group || isOutsideChains {
      buffer.append(", style=\"filled")
      if kind == .group { buffer.append(",rounded") }
      if isOutsideChains { buffer.append(",dashed") }
      buffer.append("\"")
    }
    if isFocus {
      buffer.append(", fillcolor=\"#FBE38E\"")
    } else if exportsDirectly {
      buffer.append(", fillcolor=\"#CFE6F5\"")
    }
    if isCritical { buffer.append(", color=\"#D55E00\", peripheries=2") }
    if isFocus || isCritical { buffer.append(", penwidth=2") }
  }
}
