// Method. The error of every product and of every addition is found and added up beside the sum [1], so that
// the result is as if it had been rounded once, whatever the order of its parts.
//
// [1] T. Ogita, S. M. Rump, S. Oishi, "Accurate sum and dot product", SIAM Journal on Scientific Computing 26
//     (2005), 1955–1988.

/// A sum of squares.
struct SumOfSquares: Sendable {
  private var sum = 0.0
  private var error = 0.0

  /// The sum; its parts are finite.
  var value: Double { sum + error }

  /// Adds the square of a number.
  mutating func add(squareOf number: Double) {
    let square = number * number
    error += (-square).addingProduct(number, number)
    add(square)
  }

  /// Adds another sum.
  mutating func add(_ other: SumOfSquares) {
    error += other.error
    add(other.sum)
  }

  private mutating func add(_ number: Double) {
    let next = sum + number
    let added = next - sum
    error += (sum - (next - added)) + (number - added)
    sum = next
  }
}
