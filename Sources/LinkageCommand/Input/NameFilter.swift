import LinkageFiles
import LinkageGraph

/// An option whose values are names of the set.
enum NameFilter {
  case district, product

  private var spelling: String {
    switch self {
    case .district: Options.districts.definition.spelling
    case .product: Options.products.definition.spelling
    }
  }

  /// A name as a person reads it, between quotes.
  private func quoted(_ names: [String]) -> LocalizedText {
    func list(_ language: Language) -> String {
      names.map { "'\(shown($0, in: language))'" }.joined(separator: ", ")
    }
    return LocalizedText(list(.english), list(.vietnamese))
  }

  private func shown(_ name: String, in language: Language) -> String {
    self == .product ? Vocabulary.product(name, in: language) : name
  }

  /// The names as options of a command line.
  private func options(_ names: [String]) -> String {
    names.map { ShellText.option(spelling, $0) }.joined(separator: " ")
  }

  /// A text that no name of the set is like.
  func failure(_ text: String, among names: [String]) -> CommandFailure {
    var failure =
      switch self {
      case .district: UnknownName.failure(district: text, among: names)
      case .product: UnknownName.failure(product: text, among: names)
      }
    let parts = text.split(separator: ",").map { part in
      let isProduct = self == .product
      return NameLookup(
        String(part), among: names,
        exact: isProduct ? names.firstIndex(of: Vocabulary.productName(of: String(part))) : nil)
    }
    let found = parts.compactMap { part -> String? in
      if case .found(let position, _) = part { names[position] } else { nil }
    }
    if found.count == parts.count, found.count > 1 {
      failure = CommandFailure(
        failure.status, failure.problem,
        advice: LocalizedText(
          "A name may hold a comma, so name each by itself: \(options(found))",
          "Tên có thể có dấu phẩy, nên hãy nêu riêng từng tên: \(options(found))"))
    }
    return failure
  }

  /// A text that several names of the set are like.
  func ambiguity(_ text: String, _ names: [String]) -> CommandFailure {
    let list = quoted(names)
    let problem =
      switch self {
      case .district:
        LocalizedText(
          "'\(text)' could mean any of these districts of the set: \(list.english).",
          "'\(text)' có thể là bất kỳ địa bàn nào sau đây của bộ dữ liệu: \(list.vietnamese).")
      case .product:
        LocalizedText(
          "'\(text)' could mean any of these products of the set: \(list.english).",
          "'\(text)' có thể là bất kỳ sản phẩm nào sau đây của bộ dữ liệu: \(list.vietnamese).")
      }
    return CommandFailure(
      .wrongUsage, problem,
      advice: LocalizedText(
        "Write the name exactly as it stands there; or, if they are the same, name all: \(options(names))",
        "Hãy ghi tên đúng như trong dữ liệu; hoặc, nếu các tên này chỉ là một, nêu tất cả: \(options(names))"
      ))
  }

  /// That names like the one counted are not counted.
  func note(_ name: String, leavingOut others: [String]) -> MeasureNote {
    let (one, rest) = (quoted([name]), quoted(others))
    let problem =
      switch self {
      case .district:
        LocalizedText(
          "Only the district \(one.english) is counted, not \(rest.english).",
          "Chỉ tính địa bàn \(one.vietnamese), không tính \(rest.vietnamese).")
      case .product:
        LocalizedText(
          "Only the product \(one.english) is counted, not \(rest.english).",
          "Chỉ tính sản phẩm \(one.vietnamese), không tính \(rest.vietnamese).")
      }
    return MeasureNote(
      problem: problem,
      advice: LocalizedText(
        "If they are the same, add: \(options(others))",
        "Nếu các tên này chỉ là một, thêm: \(options(others))"))
  }
}
