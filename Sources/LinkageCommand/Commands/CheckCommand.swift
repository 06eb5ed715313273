import LinkageFiles
import LinkageGraph

/// `linkage check`: lists what is wrong with the data, and what deserves a second look.
enum CheckCommand {
  static func run(_ session: CommandSession) throws -> ExitStatus {
    let source = SetSource(session.arguments)
    let report = try source.check(progress: session.progress)
    let text = CheckReport(report: report, label: source.label)
    try session.write(text.page(), csv: text.table()) { json in try text.writeJSON(to: &json) }
    return report.problemCount == 0 ? .done : .badData
  }
}
