// The naive measures as a program, so that the oracle can be checked against them.
//
//   naive random SEED FOLDER   writes a random set
//   naive all SET              prints every measure of a set; takes the oracle's options

import Foundation

@main
enum Naive {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "random" where arguments.count == 3:
      try writeRandomSet(seed: UInt64(arguments[1]) ?? 0, to: arguments[2])
    case "all" where arguments.count >= 2:
      try printMeasures(of: arguments[1], options: options(Array(arguments.dropFirst(2))))
    default:
      FileHandle.standardError.write(Data("naive random SEED FOLDER | naive all SET …\n".utf8))
      exit(64)
    }
  }

  static func writeRandomSet(seed: UInt64, to folder: String) throws {
    let set = RandomSets.set(seed: seed)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try CSVDialect.plain.text(ofOrganizations: set).write(
      toFile: folder + "/organizations.csv", atomically: false, encoding: .utf8)
    try CSVDialect.plain.text(ofLinks: set).write(
      toFile: folder + "/links.csv", atomically: false, encoding: .utf8)
    let options = RandomSets.options(for: set, seed: seed)
    var arguments: [String] = []
    for key in options.grouping { arguments += ["--by=\(key)"] }
    for kind in options.kinds ?? [] { arguments += ["--kind=\(kind)"] }
    for kind in options.producers ?? [] { arguments += ["--producers=\(kind)"] }
    for district in options.districts ?? [] { arguments += ["--district=\(district)"] }
    for rating in options.ratings ?? [] { arguments += ["--rating=\(rating)"] }
    for product in options.products ?? [] { arguments += ["--product=\(product)"] }
    if let year = options.year { arguments += ["--year=\(year)"] }
    if options.contractsOnly { arguments.append("--contract") }
    let data = try JSONSerialization.data(withJSONObject: arguments)
    try data.write(to: URL(fileURLWithPath: folder + "/options.json"))
  }

  static func options(_ arguments: [String]) -> NaiveOptions {
    var options = NaiveOptions()
    for argument in arguments {
      if argument == "--contract" {
        options.contractsOnly = true
        continue
      }
      guard let sign = argument.firstIndex(of: "=") else { fatalError("no value: \(argument)") }
      let value = String(argument[argument.index(after: sign)...])
      let words = value.split(separator: ",").map(String.init)
      switch argument[..<sign] {
      case "--by": options.grouping += words
      case "--kind": options.kinds = (options.kinds ?? []) + words
      case "--producers": options.producers = (options.producers ?? []) + words
      case "--district": options.districts = (options.districts ?? []) + [value]
      case "--rating": options.ratings = (options.ratings ?? []) + words
      case "--product": options.products = (options.products ?? []) + [value]
      case "--year": options.year = Int(value)
      default: fatalError("unknown: \(argument)")
      }
    }
    return options
  }

  static func printMeasures(of folder: String, options: NaiveOptions) throws {
    let set = NaiveSet(
      organizationsCSV: try String(contentsOfFile: folder + "/organizations.csv", encoding: .utf8),
      linksCSV: try String(contentsOfFile: folder + "/links.csv", encoding: .utf8))
    let measures = NaiveMeasures(set, options)
    let coverage: [Any] = measures.coverage().map { row in
      [
        "product": row.product, "group": row.group, "organizations": row.organizations,
        "linked": row.linked, "processing": row.processing, "domestic": row.domestic,
        "export": row.export, "complete": row.complete, "participating": row.participating,
        "contracted": row.contracted, "members": row.members,
        "membersParticipating": row.membersParticipating,
      ] as [String: Any]
    }
    let reach: [Any] = measures.reach().map { row in
      [
        "product": row.product, "group": row.group, "organizations": row.organizations,
        "reached": row.reached, "unreached": row.unreached,
        "hops": Dictionary(uniqueKeysWithValues: row.hops.map { ("\($0.key)", $0.value) }),
        "members": row.members, "membersReached": row.membersReached,
      ] as [String: Any]
    }
    let critical: [Any] = measures.critical().map { row in
      [
        "product": row.product, "id": row.id, "dependents": row.dependents,
        "members": row.members,
      ] as [String: Any]
    }
    let exposure: [Any] = measures.exposure().map { row in
      [
        "product": row.product, "group": row.group, "reached": row.reached,
        "exporting": row.exporting, "exposed": row.exposed, "twoRoutes": row.twoRoutes,
        "members": row.members, "membersExposed": row.membersExposed,
      ] as [String: Any]
    }
    func entry(_ entry: NaiveReachEntry) -> [String: Any] {
      ["id": entry.id, "product": entry.product, "hops": entry.hops ?? NSNull()]
    }
    let named: [Any] = measures.list().map { entry in
      [
        "id": entry.id, "members": entry.members, "products": entry.products,
        "flags": entry.flags, "hops": entry.hops ?? NSNull(), "exports": entry.exports,
      ] as [String: Any]
    }
    let traces: [Any] = set.organizations.compactMap { measures.trace($0.id) }.map { trace in
      [
        "id": trace.id, "routes": trace.routes.map(entry),
        "upstream": [
          "organizations": trace.upstreamOrganizations, "members": trace.upstreamMembers,
        ],
        "downstream": ["organizations": trace.downstreamOrganizations],
      ] as [String: Any]
    }
    let answer: [String: Any] = [
      "coverage": coverage, "reach": reach, "list": measures.reachList().map(entry),
      "named": named, "critical": critical, "exposure": exposure,
      "traces": traces,
    ]
    FileHandle.standardOutput.write(try JSONSerialization.data(withJSONObject: answer))
  }
}
