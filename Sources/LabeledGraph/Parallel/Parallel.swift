import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Work that is cut into pieces and done on all cores.
///
/// Every parallel loop of the package is one of these, so that how pieces are cut and gathered is
/// decided once. A loop inside another loop runs on one core: the system serializes it. Two large tasks
/// side by side are for ``both(_:_:)``, which leaves the cores to the second.
public enum Parallel {
  /// How many cores there are; at least 1.
  public static let coreCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  /// Calls a body for every piece, several at a time; returns when all are done.
  ///
  /// - Parameters:
  ///   - pieceCount: The number of pieces, 0 or more.
  ///   - body: Is called once for each piece, from 0, in any order.
  public static func forEach(_ pieceCount: Int, _ body: @Sendable (Int) -> Void) {
    switch pieceCount {
    case 0: break
    case 1: body(0)
    default: DispatchQueue.concurrentPerform(iterations: pieceCount, execute: body)
    }
  }

  /// Returns what a body makes of every piece, in the order of the pieces.
  public static func map<Result: Sendable>(
    _ pieceCount: Int, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    let made = Mutex<[Result?]>(Array(repeating: nil, count: pieceCount))
    forEach(pieceCount) { piece in
      let result = body(piece)
      made.withLock { $0[piece] = result }
    }
    return made.withLock { $0.compactMap(\.self) }
  }

  /// Cuts elements into pieces of about one size and calls a body for every piece.
  ///
  /// - Parameters:
  ///   - count: The number of elements.
  ///   - least: The elements that are worth a thread: no piece but a lone one is smaller.
  ///   - body: Is called once for each piece, with the positions of its elements.
  public static func forEachPiece(
    of count: Int, least: Int = 1 << 12, _ body: @Sendable (Range<Int>) -> Void
  ) {
    let pieces = pieceCount(of: count, least: least)
    forEach(pieces) { body(piece($0, of: pieces, count: count)) }
  }

  /// Cuts elements into pieces of about one size and returns what a body makes of each, in order.
  ///
  /// - Parameters:
  ///   - count: The number of elements.
  ///   - least: The elements that are worth a thread: no piece but a lone one is smaller.
  ///   - body: Is called once for each piece, with the positions of its elements.
  /// - Returns: What the body made, one after another.
  public static func mapPieces<Result: Sendable>(
    of count: Int, least: Int = 1 << 12, _ body: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let pieces = pieceCount(of: count, least: least)
    return map(pieces) { body(piece($0, of: pieces, count: count)) }
  }

  /// Goes through items on all cores, each of which gathers what it finds in a state of its own.
  ///
  /// An item goes to whichever core is free, so that items may cost very different amounts. What is
  /// gathered must not depend on how items were shared out.
  ///
  /// - Parameters:
  ///   - count: The number of items.
  ///   - start: Makes the state of a core before its first item.
  ///   - body: Is called once for each item.
  /// - Returns: The states, one a core at most; one for no items.
  public static func gather<State: Sendable>(
    _ count: Int, start: @Sendable () -> State, _ body: @Sendable (inout State, Int) -> Void
  ) -> [State] {
    let queue = ItemQueue()
    return map(max(1, min(coreCount, count))) { _ in
      var state = start()
      while let item = queue.next(of: count) { body(&state, item) }
      return state
    }
  }

  /// Hands out items one by one.
  private final class ItemQueue: Sendable {
    private let taken = Atomic<Int>(0)

    func next(of count: Int) -> Int? {
      let item = taken.wrappingAdd(1, ordering: .relaxed).oldValue
      return item < count ? item : nil
    }
  }

  /// Runs two tasks at the same time: the first on a thread of its own, the second on this one, where
  /// its loops still use all cores.
  public static func both<First: Sendable, Second>(
    _ first: @escaping @Sendable () -> First, _ second: () -> Second
  ) -> (First, Second) {
    let group = DispatchGroup()
    let made = Made<First>()
    DispatchQueue.global().async(group: group) {
      let result = first()
      made.value.withLock { $0 = result }
    }
    let second = second()
    group.wait()
    guard let first = made.value.withLock(\.self) else {
      preconditionFailure("the first task is done")
    }
    return (first, second)
  }

  /// What the first task comes to, which may outlive this call's frame until it is done.
  private final class Made<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }

  /// The most pieces of one loop: enough for the last to end about when the others do.
  private static let mostPieces = 16

  private static func pieceCount(of count: Int, least: Int) -> Int {
    max(1, min(mostPieces, count / max(1, least)))
  }

  private static func piece(_ piece: Int, of pieces: Int, count: Int) -> Range<Int> {
    count * piece / pieces..<count * (piece + 1) / pieces
  }
}
