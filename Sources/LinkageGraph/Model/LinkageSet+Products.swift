extension LinkageSet {
  /// The names of the products, in order of first appearance: organizations first, then links.
  public var products: Products { Products(names: productNames) }

  /// The names of a set's products.
  public struct Products: RandomAccessCollection, Sendable, Hashable {
    package let names: [String]

    package init(names: [String]) { self.names = names }

    /// The position of the first product.
    public var startIndex: ProductPosition { ProductPosition(0) }
    /// One past the position of the last product.
    public var endIndex: ProductPosition { ProductPosition(names.count) }

    /// Returns the name of the product at a position.
    public subscript(position: ProductPosition) -> String { names[position.offset] }

    /// Returns the position of a product that is named in English or Vietnamese, or `nil`.
    ///
    /// "lúa gạo", "Lúa" and "rice" are one product; a product without a word in the vocabulary has
    /// its own text.
    ///
    /// - Complexity: O(products).
    public func position(named name: String) -> ProductPosition? {
      firstIndex(of: Vocabulary.productName(of: name))
    }

    /// Returns the positions of products that are named in English or Vietnamese.
    ///
    /// ```swift
    /// let selection = OrganizationSelection(products: try set.products.positions(named: ["rice"]))
    /// ```
    ///
    /// - Throws: ``UnknownProduct`` for the first name that is none of the set's.
    /// - Complexity: O(names · products).
    public func positions(
      named names: some Sequence<String>
    ) throws(UnknownProduct) -> Set<ProductPosition> {
      var positions: Set<ProductPosition> = []
      for name in names {
        guard let position = position(named: name) else {
          throw UnknownProduct(name: name, products: self.names)
        }
        positions.insert(position)
      }
      return positions
    }
  }
}

/// A name that is none of a set's products.
public struct UnknownProduct: LinkageError, Hashable {
  /// The name that was asked for.
  public let name: String
  /// The names that the set has.
  public let products: [String]

  /// Creates the error.
  public init(name: String, products: [String]) {
    self.name = name
    self.products = products
  }

  /// That no product has the name.
  public var problem: LocalizedText {
    LocalizedText(
      "no product of the set is called \"\(name)\"", "không có sản phẩm nào tên là \"\(name)\"")
  }

  /// The names to choose from, as many as a sentence can hold.
  public var advice: LocalizedText? {
    if products.isEmpty { return nil }
    let few = products.prefix(Self.mostNamed)
    let more = products.count > few.count ? ", …" : ""
    return LocalizedText(
      "Choose among: \(few.joined(separator: ", "))\(more).",
      "Hãy chọn trong số: \(few.map { Vocabulary.product($0, in: .vietnamese) }.joined(separator: ", "))\(more)."
    )
  }

  private static let mostNamed = 12
}
