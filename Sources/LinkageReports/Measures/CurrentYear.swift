import Foundation

/// The year of the computer's clock, for advice; no figure depends on it.
enum CurrentYear {
  static var value: Int { Calendar(identifier: .gregorian).component(.year, from: Date()) }
}
