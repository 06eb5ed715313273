import LabeledGraph
import LinkageGraph

extension LinkRows {
  mutating func addPlainBlock(_ block: borrowing PlainBlock, _ bytes: Span<UInt8>) -> Bool {
    guard let index, block.isRegular(bytes) else { return false }
    resolveBatch(bytes)
    let first = places.lowerBound + count
    var keys = InlineArray<128, IdentifierKey>(repeating: IdentifierKey(low: 0, high: 0))
    var keySpan = keys.mutableSpan
    guard readIDs(sourceColumn, from: 0, block, bytes, into: &keySpan),
      readIDs(targetColumn, from: 1, block, bytes, into: &keySpan),
      readProducts(block, bytes, to: first), readRelations(block, bytes, to: first),
      readContracts(block, bytes, to: first),
      readAmounts(volumeColumn, block, bytes, into: buffers.volumes, at: first),
      readAmounts(valueColumn, block, bytes, into: buffers.values, at: first),
      readYears(sinceColumn, block, bytes, into: buffers.since, at: first),
      readYears(untilColumn, block, bytes, into: buffers.until, at: first),
      yearsAreInOrder(first..<first + block.count)
    else { return false }

    var found = InlineArray<128, UInt32>(repeating: 0)
    var positions = found.mutableSpan
    index.find(keySpan.span.extracting(first: 2 * block.count), positions: &positions)
    var unknown = 0
    var loops = 0
    for row in 0..<block.count {
      let source = positions[2 &* row]
      let target = positions[2 &* row &+ 1]
      buffers.sources[first &+ row] = source
      buffers.targets[first &+ row] = target
      unknown |= source == IdentifierIndex.absent || target == IdentifierIndex.absent ? 1 : 0
      loops |= source == target ? 1 : 0
    }
    if unknown != 0 {
      addToBatch(block, keySpan.span, bytes)
      return true
    }
    if loops != 0 {
      for row in 0..<block.count where positions[2 * row] == positions[2 * row + 1] {
        noteSelfLoop(Self.selfLoop(ends(of: row, block, bytes), sourceColumn))
      }
    }
    settleProducts(first..<first + block.count)
    count += block.count
    return true
  }

  /// Reads a column of ids into every second place of a list of keys; returns whether all are plain.
  @inline(__always)
  private func readIDs(
    _ column: Int, from place: Int, _ block: borrowing PlainBlock, _ bytes: Span<UInt8>,
    into keys: inout MutableSpan<IdentifierKey>
  ) -> Bool {
    var odd = 0
    for row in 0..<block.count {
      let (key, isPlain) = block.key(column, of: row, bytes)
      keys[2 &* row &+ place] = key
      odd |= isPlain && key.low != 0 ? 0 : 1
    }
    return odd == 0
  }

  @inline(__always)
  private mutating func readProducts(
    _ block: borrowing PlainBlock, _ bytes: Span<UInt8>, to first: Int
  ) -> Bool {
    guard productColumn >= 0 else {
      for row in 0..<block.count { buffers.products[first &+ row] = LinkColumns.everyProduct }
      return true
    }
    for row in 0..<block.count {
      let (key, isPlain) = block.key(productColumn, of: row, bytes)
      guard isPlain else { return false }
      var product = LinkColumns.everyProduct
      if key.low != 0 {
        product = productWords.code(of: key)
        if product == WordCache.absent {
          product = learnProduct(block.text(productColumn, of: row, bytes), block.isASCII, bytes)
          if product == LinkColumns.everyProduct { return false }
        }
      }
      buffers.products[first &+ row] = product
    }
    return true
  }

  @inline(never)
  private mutating func learnProduct(
    _ field: PlainField, _ isASCII: Bool, _ bytes: Span<UInt8>
  ) -> UInt32 {
    let product = productText(FieldText(field.range, bytes, isASCII: isASCII), bytes)
    productWords.remember(bytes.key(field), code: product)
    return product
  }

  @inline(__always)
  private mutating func readRelations(
    _ block: borrowing PlainBlock, _ bytes: Span<UInt8>, to first: Int
  ) -> Bool {
    guard relationColumn >= 0 else { return true }
    for row in 0..<block.count {
      let (key, isPlain) = block.key(relationColumn, of: row, bytes)
      guard isPlain else { return false }
      var relation = LinkRelation.supply
      if key.low != 0 {
        var code = relationWords.code(of: key)
        if code == WordCache.absent {
          let field = block.text(relationColumn, of: row, bytes)
          code = relationCode(FieldText(field.range, bytes, isASCII: block.isASCII), bytes)
          relationWords.remember(key, code: code)
        }
        guard let known = LinkRelation(rawValue: UInt8(truncatingIfNeeded: code)) else {
          return false
        }
        relation = known
      }
      buffers.relations[first &+ row] = relation
    }
    return true
  }

  @inline(__always)
  private mutating func readContracts(
    _ block: borrowing PlainBlock, _ bytes: Span<UInt8>, to first: Int
  ) -> Bool {
    guard contractColumn >= 0 else { return true }
    for row in 0..<block.count {
      let (key, isPlain) = block.key(contractColumn, of: row, bytes)
      guard isPlain else { return false }
      var contract = Answer.unknown
      if key.low != 0 {
        guard
          let known = answer(key, block.text(contractColumn, of: row, bytes), block.isASCII, bytes)
        else { return false }
        contract = known
      }
      buffers.contracts[first &+ row] = contract
    }
    return true
  }

  /// Reads a column of amounts; returns whether all have one reading in range.
  @inline(__always)
  private func readAmounts(
    _ column: Int, _ block: borrowing PlainBlock, _ bytes: Span<UInt8>,
    into amounts: ParallelBuffer<Double>, at first: Int
  ) -> Bool {
    guard column >= 0 else { return true }
    let isKept = amounts.count > 0
    for row in 0..<block.count {
      let field = block.text(column, of: row, bytes)
      var amount = Double.nan
      if field.length > 0 {
        amount = numbers.readPlain(field, bytes, greatest: LinkageSet.greatestAmount)
        if amount.isNaN { return false }
      }
      if isKept { amounts[first &+ row] = amount }
    }
    return true
  }

  @inline(__always)
  private func readYears(
    _ column: Int, _ block: borrowing PlainBlock, _ bytes: Span<UInt8>,
    into years: ParallelBuffer<Int16>, at first: Int
  ) -> Bool {
    guard column >= 0 else { return true }
    for row in 0..<block.count {
      let field = block.text(column, of: row, bytes)
      var year = LinkColumns.openYear
      if field.length > 0 {
        year = numbers.readPlainYear(field, bytes)
        if year == LinkColumns.openYear { return false }
      }
      years[first &+ row] = year
    }
    return true
  }

  private func yearsAreInOrder(_ rows: Range<Int>) -> Bool {
    guard sinceColumn >= 0, untilColumn >= 0 else { return true }
    for row in rows {
      let until = buffers.until[row]
      if until < buffers.since[row], until != LinkColumns.openYear { return false }
    }
    return true
  }

  private mutating func settleProducts(_ rows: Range<Int>) {
    guard productColumn >= 0 else { return }
    let next = translateSettled(rows)
    for row in next..<rows.upperBound { buffers.products[row] = settled(buffers.products[row]) }
  }

  /// Gives products their codes up to the first that has none yet; returns its row.
  private func translateSettled(_ rows: Range<Int>) -> Int {
    let codes = productCodes.span
    for row in rows {
      let product = buffers.products[row]
      if product == LinkColumns.everyProduct { continue }
      let code = codes[Int(product)]
      if code == LinkColumns.everyProduct { return row }
      buffers.products[row] = code
    }
    return rows.upperBound
  }

  private func ends(of row: Int, _ block: borrowing PlainBlock, _ bytes: Span<UInt8>) -> Ends {
    Ends(
      record: block.record(row), source: block.text(sourceColumn, of: row, bytes).range,
      target: block.text(targetColumn, of: row, bytes).range)
  }

  /// Hands over a block in which some id was not found as it stands.
  @inline(never)
  private mutating func addToBatch(
    _ block: borrowing PlainBlock, _ keys: Span<IdentifierKey>, _ bytes: Span<UInt8>
  ) {
    for row in 0..<block.count {
      batch.append(ends(of: row, block, bytes))
      self.keys.append(keys[2 * row])
      self.keys.append(keys[2 * row + 1])
    }
    isASCII = block.isASCII
    resolveBatch(bytes)
  }
}
