import LabeledGraph
import LinkageGraph

/// The columns of all links of a file, filled by the readers of its pieces.
///
/// A column that the file does not have, or that is not kept, has no rows.
struct LinkColumnBuffers: Sendable {
  let sources: ParallelBuffer<UInt32>
  let targets: ParallelBuffer<UInt32>
  let products: ParallelBuffer<UInt32>
  let relations: ParallelBuffer<LinkRelation>
  let contracts: ParallelBuffer<Answer>
  let volumes: ParallelBuffer<Double>
  let values: ParallelBuffer<Double>
  let since: ParallelBuffer<Int16>
  let until: ParallelBuffer<Int16>

  init(header: HeaderRow, rowCount: Int, keepsAmounts: Bool) {
    func count(_ column: LinkColumn) -> Int {
      header.columns[column.rawValue] >= 0 ? rowCount : 0
    }
    sources = ParallelBuffer(count: rowCount)
    targets = ParallelBuffer(count: rowCount)
    products = ParallelBuffer(count: rowCount)
    relations = ParallelBuffer(count: count(.relation))
    contracts = ParallelBuffer(count: count(.contract))
    volumes = ParallelBuffer(count: keepsAmounts ? count(.volume) : 0)
    values = ParallelBuffer(count: keepsAmounts ? count(.value) : 0)
    since = ParallelBuffer(count: count(.since))
    until = ParallelBuffer(count: count(.until))
  }

  /// Ends the filling with the rows that pieces took.
  func finished(_ pieces: [Range<Int>]) -> LinkColumns {
    var columns = LinkColumns()
    columns.sources = sources.finished(pieces)
    columns.targets = targets.finished(pieces)
    columns.products = products.finished(pieces)
    columns.relations = relations.finished(pieces)
    columns.contracts = contracts.finished(pieces)
    columns.volumes = volumes.finished(pieces)
    columns.values = values.finished(pieces)
    columns.since = since.finished(pieces)
    columns.until = until.finished(pieces)
    return columns
  }
}

extension ParallelBuffer {
  /// Ends the filling with some rows one after another; a column without rows stays so.
  ///
  /// - Complexity: O(1) where no piece left a gap.
  func finished(_ pieces: [Range<Int>]) -> SharedArray<Element> {
    if count == 0 { return finished() }
    var end = 0
    for rows in pieces {
      if rows.lowerBound != end {
        for (position, row) in rows.enumerated() { self[end + position] = self[row] }
      }
      end += rows.count
    }
    return finished(count: end)
  }
}
