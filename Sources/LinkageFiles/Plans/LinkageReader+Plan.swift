public import LinkageGraph

extension LinkageReader {
  /// The name of the file in a set's folder that holds its plan.
  public static let planName = "targets.csv"

  /// A plan and what reading it found.
  public struct PlanReading: Sendable {
    /// The plan.
    public var plan: TargetPlan
    /// What deserves notice.
    public var report: DataReport
  }

  /// Reads a plan, with the field rules of the other files.
  ///
  /// ```swift
  /// let reader = LinkageReader()
  /// let set = try reader.open("Graphs/can-tho").set
  /// let plan = try reader.plan(.file("Graphs/can-tho/targets.csv"), for: set).plan
  /// ```
  ///
  /// Neither `skipsBadRows` nor `skipsBadFields` applies: a plan that lacks a target is another plan.
  ///
  /// - Parameters:
  ///   - input: The plan's file.
  ///   - set: The set whose districts and products the plan names, or `nil` to read the plan by itself.
  /// - Returns: The plan, its districts and products called as in the set.
  /// - Throws: ``LinkageReadError``; where rows have problems, or name a district or product that the set does not have,
  ///   ``LinkageReadError/badData(_:)`` with all of them.
  /// - Complexity: O(bytes of the file · rows that differ in their filters alone).
  public func plan(
    _ input: LinkageInput, for set: LinkageSet?
  ) throws(LinkageReadError) -> PlanReading {
    var report = DataReport()
    let plan = try readPlan(input, for: set, into: &report)
    guard let plan else { throw .badData(report) }
    return PlanReading(plan: plan, report: report)
  }

  /// The plan beside the two files of a folder, or `nil` where the folder has none.
  public static func plan(ofFolder folder: String) -> LinkageInput? {
    let path = (folder.hasSuffix("/") ? folder : folder + "/") + planName
    return FileStatus.exists(path) ? .file(path) : nil
  }

  /// Reads a plan and adds what is wrong with it to a report; `nil` where that is so.
  func readPlan(
    _ input: LinkageInput, for set: LinkageSet?, into report: inout DataReport
  ) throws(LinkageReadError) -> TargetPlan? {
    var reader = self
    reader.observer = nil
    let bytes = try reader.open(input, .organizations)
    var file = PlanFile(options: reader, name: input.name)
    bytes.withText { file.read($0, for: set) }
    bytes.withText { file.report(to: &report, $0) }
    return file.isSound ? file.plan : nil
  }
}
