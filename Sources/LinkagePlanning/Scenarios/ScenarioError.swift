public import LinkageGraph

/// Why a scenario does not suit a set.
public struct ScenarioError: LinkageError {
  /// One thing that does not suit.
  public enum Problem: Sendable, Hashable {
    /// A removal, by its position, between two organizations that have no link from the first to the second.
    case noSuchLink(removal: Int)
    /// A removal between two organizations that have a link the other way round alone.
    case otherDirection(removal: Int)
    /// A removal of a product that no link between the two carries.
    case otherProduct(removal: Int)
    /// A removal that names a product where the only link, or the only links, carry every product.
    case carriesEveryProduct(removal: Int)
    /// A removal of a link of an organization that closes.
    case removalOfClosed(removal: Int, OrganizationPosition)
    /// A new link, by its position, from or to an organization that closes.
    case additionToClosed(addition: Int, OrganizationPosition)
    /// A new link that breaks a rule of sets.
    case badAddition(LinkageSetError)
  }

  /// All that does not suit: removals, then additions, each in their order.
  public let problems: [Problem]

  /// Creates an error.
  public init(problems: [Problem]) { self.problems = problems }

  /// What is wrong, of the first problem.
  public var problem: LocalizedText {
    problems.first?.text
      ?? LocalizedText(
        "the scenario does not suit the set", "kịch bản không phù hợp với bộ dữ liệu")
  }

  /// What to do about the first problem.
  public var advice: LocalizedText? { problems.first?.advice }
}

extension ScenarioError.Problem {
  /// Which removal or new link it is about, by its position; `nil` where the text says so.
  public var removal: Int? {
    switch self {
    case .noSuchLink(let removal), .otherDirection(let removal), .otherProduct(let removal),
      .carriesEveryProduct(let removal), .removalOfClosed(let removal, _):
      removal
    case .additionToClosed, .badAddition: nil
    }
  }

  /// What is wrong, with the position of the removal or link, from 1.
  public var text: LocalizedText {
    if let removal {
      return LocalizedText(
        "removal \(removal + 1): \(ofRow.english)",
        "liên kết cần bỏ thứ \(removal + 1): \(ofRow.vietnamese)")
    }
    if case .additionToClosed(let addition, _) = self {
      return LocalizedText(
        "new link \(addition + 1): \(ofRow.english)",
        "liên kết mới thứ \(addition + 1): \(ofRow.vietnamese)")
    }
    return ofRow
  }

  /// What is wrong with a row of a list of links.
  public var ofRow: LocalizedText {
    switch self {
    case .noSuchLink:
      LocalizedText(
        "no link of the set leads from the source to the target",
        "không có liên kết nào từ bên bán này đến bên mua này")
    case .otherDirection:
      LocalizedText(
        "no link leads from the source to the target; one leads the other way round",
        "không có liên kết nào từ bên bán này đến bên mua này; chỉ có liên kết theo chiều ngược lại"
      )
    case .otherProduct:
      LocalizedText(
        "no link between the two carries this product",
        "không liên kết nào giữa hai bên mang sản phẩm này")
    case .carriesEveryProduct:
      LocalizedText(
        "the row names one product, but the link carries every product",
        "dòng này ghi một sản phẩm, nhưng liên kết mang mọi sản phẩm")
    case .removalOfClosed:
      LocalizedText(
        "the organization closes, and its links go with it",
        "tổ chức này đóng cửa nên các liên kết của tổ chức cũng mất theo")
    case .additionToClosed:
      LocalizedText(
        "the organization closes, so that it cannot have a new link",
        "tổ chức này đóng cửa nên không thể có liên kết mới")
    case .badAddition(let error): error.problem
    }
  }

  /// What to do about it.
  public var advice: LocalizedText? {
    switch self {
    case .noSuchLink:
      LocalizedText(
        "Correct the ids, or delete the row.", "Hãy sửa mã, hoặc xóa dòng này.")
    case .otherDirection:
      LocalizedText("Exchange source and target.", "Hãy đổi chỗ bên bán và bên mua.")
    case .otherProduct:
      LocalizedText(
        "Correct the product, or leave it blank to remove every link between the two.",
        "Hãy sửa sản phẩm, hoặc để trống để bỏ mọi liên kết giữa hai bên.")
    case .carriesEveryProduct:
      LocalizedText(
        "Leave the product blank to remove the whole link, and add a link for each product that stays.",
        "Hãy để trống sản phẩm để bỏ cả liên kết, rồi thêm liên kết cho từng sản phẩm còn giữ.")
    case .removalOfClosed, .additionToClosed:
      LocalizedText(
        "Delete the row, or do not close the organization.",
        "Hãy xóa dòng này, hoặc không đóng cửa tổ chức đó.")
    case .badAddition(let error): error.advice
    }
  }
}
