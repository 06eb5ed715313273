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

  /// Copies one row over another.
  @inline(__always)
  func move(_ row: Int, to target: Int) {
    sources[target] = sources[row]
    targets[target] = targets[row]
    products[target] = products[row]
    if relations.count > 0 { relations[target] = relations[row] }
    if contracts.count > 0 { contracts[target] = contracts[row] }
    if volumes.count > 0 { volumes[target] = volumes[row] }
    if values.count > 0 { values[target] = values[row] }
    if since.count > 0 { since[target] = since[row] }
    if until.count > 0 { until[target] = until[row] }
  }

  /// Ends the filling with the first rows.
  func finished(count: Int) -> LinkColumns {
    var columns = LinkColumns()
    columns.sources = sources.finished(count: count)
    columns.targets = targets.finished(count: count)
    columns.products = products.finished(count: count)
    columns.relations = relations.finished(count: min(count, relations.count))
    columns.contracts = contracts.finished(count: min(count, contracts.count))
    columns.volumes = volumes.finished(count: min(count, volumes.count))
    columns.values = values.finished(count: min(count, values.count))
    columns.since = since.finished(count: min(count, since.count))
    columns.until = until.finished(count: min(count, until.count))
    return columns
  }
}
