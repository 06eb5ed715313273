import Foundation
import LinkageGraph
import Testing

@testable import LinkageCommand

/// What stands out, said of one, of two, and of none.
@Suite("Findings of a summary")
struct SummaryFindingsTests {
  struct Case: Sendable {
    let organizations: [String]
    let links: [String]
    let english: [String]
    let vietnamese: [String]
  }

  private static let cases = [
    Case(
      organizations: ["A,cooperative,12,rice"], links: [],
      english: [
        "The only cooperative (12 members) participates in no chain; it has no link at all.",
        "The only organization has no route to a direct exporter.",
      ],
      vietnamese: [
        "Hợp tác xã duy nhất (12 thành viên) chưa tham gia chuỗi nào; hợp tác xã này chưa có liên kết nào.",
        "Tổ chức duy nhất chưa có kênh nào tới đơn vị xuất khẩu trực tiếp.",
      ]),
    Case(
      organizations: ["A,group,,rice", "X,exporter,,"], links: ["A,X,supply"],
      english: [
        "The only group participates in a chain.",
        "The only organization has a route to a direct exporter.",
      ],
      vietnamese: [
        "Tổ hợp tác duy nhất đã tham gia chuỗi.",
        "Tổ chức duy nhất có kênh tới đơn vị xuất khẩu trực tiếp.",
      ]),
    Case(
      organizations: ["A,union,,rice", "M,market,,"], links: ["A,M,export"],
      english: ["The only organization exports directly."],
      vietnamese: ["Tổ chức duy nhất tự xuất khẩu trực tiếp."]),
    Case(
      organizations: ["A,cooperative,,rice", "B,cooperative,,rice", "X,exporter,,"],
      links: ["A,X,supply", "B,X,supply"],
      english: [
        "Both cooperatives participate in a chain.",
        "None of 2 organizations exports directly; all have a route to a direct exporter.",
      ],
      vietnamese: [
        "Cả 2 hợp tác xã đều tham gia chuỗi.",
        "Chưa có tổ chức nào trong số 2 tổ chức tự xuất khẩu trực tiếp; tất cả đều có kênh tới đơn vị xuất khẩu trực tiếp.",
      ]),
    Case(
      organizations: ["A,cooperative,,rice", "B,cooperative,,rice", "M,market,,"],
      links: ["A,M,export", "B,A,supply"],
      english: [
        "1 of 2 organizations exports directly; the other has a route to a direct exporter."
      ],
      vietnamese: [
        "1 trong số 2 tổ chức tự xuất khẩu trực tiếp; tổ chức còn lại có kênh tới đơn vị xuất khẩu trực tiếp."
      ]),
    Case(
      organizations: ["A,cooperative,,rice", "B,cooperative,,rice", "M,market,,"],
      links: ["A,M,export", "B,M,export"],
      english: ["Both organizations export directly."],
      vietnamese: ["Cả 2 tổ chức đều tự xuất khẩu trực tiếp."]),
    Case(
      organizations: ["A,cooperative,,rice", "B,cooperative,,rice"], links: [],
      english: [
        "2 of 2 cooperatives participate in no chain; 2 of them have no link at all.",
        "None of 2 organizations exports directly; none has a route to a direct exporter.",
      ],
      vietnamese: [
        "2 trong số 2 hợp tác xã chưa tham gia chuỗi nào; 2 hợp tác xã trong số đó chưa có liên kết nào.",
        "Chưa có tổ chức nào trong số 2 tổ chức tự xuất khẩu trực tiếp; cũng chưa có tổ chức nào có kênh tới đơn vị xuất khẩu trực tiếp.",
      ]),
    Case(
      organizations: [
        "A,cooperative,,rice", "B,cooperative,,rice", "C,cooperative,7,fruit", "M,market,,",
      ],
      links: ["A,M,export", "B,A,supply"],
      english: [
        "1 of 3 cooperatives (7 members) participates in no chain; it has no link at all.",
        "Participation is lowest in fruit: its only organization participates in no chain.",
        "1 of 3 organizations exports directly; 1 organization has no route to a direct exporter.",
      ],
      vietnamese: [
        "1 trong số 3 hợp tác xã (7 thành viên) chưa tham gia chuỗi nào; hợp tác xã này chưa có liên kết nào.",
        "Tỷ lệ tham gia thấp nhất là ở trái cây: tổ chức duy nhất chưa tham gia chuỗi nào.",
        "1 trong số 3 tổ chức tự xuất khẩu trực tiếp; 1 tổ chức chưa có kênh nào tới đơn vị xuất khẩu trực tiếp.",
      ]),
    Case(
      organizations: ["P,processor,,rice"], links: [],
      english: [
        """
        The set has no groups, cooperatives or unions, but 1 processor. To count it and follow its \
        goods, add: --kind processor --producers processor
        """
      ],
      vietnamese: [
        """
        Bộ dữ liệu không có tổ hợp tác, hợp tác xã hay liên hiệp hợp tác xã, chỉ có 1 doanh nghiệp \
        chế biến. Để tính tổ chức này và theo dõi hàng hóa của tổ chức đó, thêm: --kind processor \
        --producers processor
        """
      ]),
  ]

  @Test("Counts of one and two read as a person would say them", arguments: cases)
  func wording(example: Case) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, lines) in [
      ("organizations.csv", ["id,kind,members,products"] + example.organizations),
      ("links.csv", ["source,target,relation"] + example.links),
    ] {
      try (lines.joined(separator: "\n") + "\n").write(
        to: folder.appending(path: name), atomically: false, encoding: .utf8)
    }
    for (language, sentences) in [("en", example.english), ("vi", example.vietnamese)] {
      let run = ProgramRun(["summary", folder.path, "--language", language])
      let items = run.output.split(separator: "\n").map {
        String($0.hasPrefix("  • ") ? $0.dropFirst(4) : $0)
      }
      for sentence in sentences {
        #expect(items.contains(sentence), "\(sentence)\n\(items)")
      }
    }
  }
}
