import LinkageGraph

/// `linkage trace`: shows the shortest routes of one organization, and who stands before and
/// behind it.
enum TraceCommand {
  static func run(_ session: CommandSession) throws {
    let input = try MeasureInput(session)
    let id = session.arguments[.organization] ?? ""
    guard let organization = input.set.organization(withID: id) else {
      throw UnknownName.failure(organization: id, of: input)
    }
    let filters: [any OptionKey] = [
      Options.kinds, Options.districts, Options.ratings, Options.products,
    ]
    let given = filters.map(\.definition).filter { session.arguments.has($0) }
    if !given.isEmpty {
      let names = given.map(\.spelling).joined(separator: ", ")
      session.messages.warn(
        LocalizedText(
          "A trace counts no selection of organizations, so it passes over: \(names)",
          "Lệnh trace không chọn lọc tổ chức để đếm nên bỏ qua: \(names)"))
    }
    let trace = input.graph.trace(organization)
    let report = TraceReport(trace: trace, input: input)
    try session.write(report.page(), csv: report.table()) { json in
      try report.writeJSON(to: &json)
    }
  }
}
