import LinkageGraph

/// What statements say again and again: what boxes and products are called, and what lines look like.
struct RepeatedTexts {
  /// The name of each box in DOT.
  var names = DOTTexts()
  /// What each box is called within other texts, on one line.
  var titles = DOTTexts()
  /// What each product is called, and after them every product.
  var products = DOTTexts()
  /// The line of each product, and after them that of several, up to its width.
  var lines = DOTTexts()
}

extension DiagramWriter {
  /// Writes the texts, into a buffer that holds nothing yet.
  mutating func makeRepeatedTexts() -> RepeatedTexts {
    var texts = RepeatedTexts()
    texts.names = makeTexts(boxes.count) { writer, number in
      let box = writer.boxes[number]
      // `o` or, for several organizations, `m`, and the position of the first, counted from 1.
      writer.buffer.append(UInt8(ascii: box.isMerged ? "m" : "o"))
      writer.buffer.append(number: box.first + 1)
    }
    texts.titles = makeTexts(boxes.count) { writer, number in
      // Boxes that stand apart have no links, and only tooltips of links use titles.
      if !writer.boxes[number].isUnlinked { writer.appendTitle(of: writer.boxes[number]) }
    }
    let products = picture.productNames.count
    texts.products = makeTexts(products + 1) { writer, product in
      if product < products {
        writer.buffer.append(escaping: Vocabulary.listed(writer.picture.productNames[product]))
      } else {
        writer.buffer.append(DiagramWords.everyProduct(writer.language))
      }
    }
    texts.lines = makeTexts(products + 1) { writer, product in
      writer.picture.styles.style(of: product < products ? product : nil).write(to: &writer.buffer)
      writer.buffer.append(", penwidth=")
    }
    return texts
  }

  private mutating func makeTexts(
    _ count: Int, _ write: (inout DiagramWriter, Int) -> Void
  ) -> DOTTexts {
    var ends: [Int] = []
    for number in 0..<count {
      write(&self, number)
      ends.append(buffer.count)
    }
    return DOTTexts(bytes: buffer.take(), ends: ends)
  }
}

extension LineStyle {
  /// Writes the style as DOT's attributes.
  func write(to buffer: inout DOTBuffer) {
    buffer.append("color=\"")
    buffer.append(color)
    buffer.append("\"")
    if dash != .solid {
      buffer.append(", style=")
      buffer.append(dash.rawValue)
    }
    if arrow != .normal {
      buffer.append(", arrowhead=")
      buffer.append(arrow.rawValue)
    }
  }
}
