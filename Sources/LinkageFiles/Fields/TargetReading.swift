import LinkageGraph

/// What the text of a target says: a whole number, or a share with a per cent sign.
enum TargetReading: Equatable {
  case amount(TargetPlan.Amount)
  /// The share is above 100%.
  case aboveWhole
  /// A number with decimals that is no share, such as 0.55, and the share that it may be.
  case notAWholeNumber(share: String?)
  /// Two numbers, the ends of a range, as their texts.
  case range(String, String)
  case other(NumberReading)
  case tooLarge

  /// Reads a text that is not empty.
  init(_ text: String, _ numbers: NumberReader) {
    let isShare = text.last.map { "%％".contains($0) } ?? false
    let number = (isShare ? String(text.dropLast()) : text).trimmedAndNormalized
    let bytes = Array(number.utf8)
    guard !bytes.isEmpty else {
      self = .other(.notANumber)
      return
    }
    let reading =
      isShare ? numbers.read(bytes.span, bytes.indices) : numbers.readWhole(bytes)
    guard case .number(let value) = reading else {
      let ends = Self.ends(of: text)
      self = ends.map { .range($0.0, $0.1) } ?? .other(reading)
      return
    }
    guard let exact = numbers.exact(number, value: value) else {
      self = value > Double(LinkageSet.mostMembers) ? .tooLarge : .other(.notANumber)
      return
    }
    if isShare {
      guard let share = exact.hundredth else {
        self = .other(.notANumber)
        return
      }
      self = share > ExactDecimal(1) ? .aboveWhole : .amount(.share(share))
    } else if exact.decimals > 0 {
      let percent = value <= 1 ? (value * 100 * 1e6).rounded() / 1e6 : nil
      self = .notAWholeNumber(share: percent.map { numbers.plain($0) + "%" })
    } else {
      self = exact.units > LinkageSet.mostMembers ? .tooLarge : .amount(.count(exact.units))
    }
  }

  /// The two numbers of a range such as 80-100 or 60%–80%.
  private static func ends(of text: String) -> (String, String)? {
    let parts = text.split(omittingEmptySubsequences: false) { "-–—÷".contains($0) }
      .map { String($0).cleanedWord }
    guard parts.count == 2,
      parts.allSatisfy({ part in
        part.utf8.contains(where: \.isDigit)
          && part.allSatisfy { $0.isASCII && ($0.isNumber || ".,% ".contains($0)) }
      })
    else { return nil }
    let isShare = parts[1].hasSuffix("%") && !parts[0].hasSuffix("%")
    return (isShare ? parts[0] + "%" : parts[0], parts[1])
  }
}

extension NumberReader {
  /// The number that a text is known to say, exactly; `nil` where it has too many digits, or an exponent.
  fileprivate func exact(_ text: String, value: Double) -> ExactDecimal? {
    for decimalMark: Character in [".", ","] {
      let grouping: Character = decimalMark == "." ? "," : "."
      let digits = text.filter { $0 != grouping && $0 != "+" }.map { $0 == decimalMark ? "." : $0 }
      guard let exact = ExactDecimal(String(digits)),
        abs(exact.value - value) <= 1e-12 * max(1, value)
      else { continue }
      return exact
    }
    return nil
  }

  /// A number as the file may hold it.
  fileprivate func plain(_ value: Double) -> String {
    var text = value.description
    if text.hasSuffix(".0") { text.removeLast(2) }
    return mark == UInt8(ascii: ",") ? text.replacing(".", with: ",") : text
  }
}
