/// What a shell may offer as a value once it is known which set a command reads.
enum SetValue: String, CaseIterable, Sendable {
  case ids, districts, products, kinds, ratings, flags

  /// Whether several values stand between commas.
  var isList: Bool { self == .kinds || self == .ratings || self == .flags }
}
