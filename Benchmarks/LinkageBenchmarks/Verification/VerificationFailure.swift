/// What is wrong with a result.
struct VerificationFailure: Error {
  let message: String
}

/// Throws what is wrong unless a condition holds.
@inline(__always)
func expect(
  _ holds: Bool, _ message: @autoclosure () -> String
) throws(VerificationFailure) {
  if !holds { throw VerificationFailure(message: message()) }
}
