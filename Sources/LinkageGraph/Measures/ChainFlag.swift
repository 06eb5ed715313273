/// What coverage counts of an organization: a flag that it has or lacks.
public enum ChainFlag: UInt8, CaseIterable, Sendable, Hashable {
  /// Some link of it carries the product.
  case linked
  /// It reaches a processor.
  case processing
  /// It reaches a domestic buyer.
  case domestic
  /// It reaches a direct exporter.
  case export
  /// It reaches a processor that itself reaches a buyer or a direct exporter.
  case complete
  /// It reaches a processor, a buyer or a direct exporter.
  case participating
  /// It participates over links under contract and memberships alone.
  case contracted

  /// Returns whether an organization that reaches some stages has the flag.
  public func holds(for stages: ChainStages) -> Bool {
    switch self {
    case .linked: stages.contains(.linked)
    case .processing: stages.contains(.processing)
    case .domestic: stages.contains(.domestic)
    case .export: stages.contains(.export)
    case .complete: stages.contains(.complete)
    case .participating: stages.isParticipating
    case .contracted: stages.contains(.contracted)
    }
  }

  /// The word in both languages.
  public var vocabulary: VocabularyWord { Vocabulary.flags[Int(rawValue)] }
  /// The English word, which results carry.
  public var word: String { vocabulary.english }
}
