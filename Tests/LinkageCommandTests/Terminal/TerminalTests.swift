import LinkageGraph
import Testing

@testable import LinkageCommand

@Suite("The terminal and the environment")
struct TerminalTests {
  @Test(
    "The language is that of the first variable that says anything",
    arguments: [
      ([:], Language.english), (["LANG": "vi_VN.UTF-8"], .vietnamese),
      (["LANG": "vi"], .vietnamese),
      (["LANG": "en_US.UTF-8"], .english), (["LANG": "vie"], .english), (["LANG": "C"], .english),
      (["LC_ALL": "en_US", "LANG": "vi_VN"], .english),
      (["LC_ALL": "", "LC_MESSAGES": "vi_VN@x", "LANG": "en"], .vietnamese),
    ] as [([String: String], Language)])
  func language(environment: [String: String], expected: Language) {
    #expect(Language.preferred { environment[$0] } == expected)
  }

  @Test("COLUMNS goes before the terminal's own width, which a file does not have")
  func width() {
    func width(_ isInteractive: Bool, _ reported: Int?, _ columns: String?) -> Int? {
      Terminal(
        isInteractive: isInteractive, reportedWidth: reported,
        environment: { $0 == "COLUMNS" ? columns : nil }
      ).width
    }
    #expect(width(true, 120, nil) == 120)
    #expect(width(true, 120, "60") == 60)
    #expect(width(true, 120, "wide") == 120)
    #expect(width(true, nil, "0") == nil)
    #expect(width(false, 120, nil) == nil)
    #expect(width(false, nil, "60") == 60)
  }

  @Test("Color is used on terminals, unless something speaks against it")
  func color() {
    func escapes(_ isInteractive: Bool, _ environment: [String: String], _ options: String...)
      -> Bool
    {
      ProgramRun(["help"] + options, environment: environment, isInteractive: isInteractive)
        .output.contains("\u{1B}")
    }
    #expect(escapes(true, [:]))
    #expect(!escapes(false, [:]))
    #expect(!escapes(true, ["NO_COLOR": "1"]))
    #expect(escapes(true, ["NO_COLOR": ""]))
    #expect(!escapes(true, ["TERM": "dumb"]))
    #expect(escapes(false, ["NO_COLOR": "1"], "--color", "always"))
    #expect(!escapes(true, [:], "--color=never"))
  }
}
