import Foundation
import Testing

@testable import LinkageCommand

@Suite("JSON")
struct JSONWriterTests {
  @Test("Members stand in the order in which they are written, two spaces deep")
  func layout() throws {
    let text = try written { output in
      try JSONWriter.write(to: output) { json in
        try json.object { json in
          try json.member("z", 1)
          try json.member("a", orNull: nil)
          try json.member("route", ["x", "y"])
          try json.member("rows", array: .lines) { json in
            try json.object(.inline) { json in
              try json.member("share", 0.1)
              try json.member("group", object: .lines) { json in try json.member("k", true) }
            }
            try json.value("last")
          }
          try json.member("none", [])
          try json.member("empty", object: .lines) { _ in }
        }
      }
    }
    #expect(
      text == """
        {
          "z": 1,
          "a": null,
          "route": ["x", "y"],
          "rows": [
            {"share": 0.1, "group": {"k": true}},
            "last"
          ],
          "none": [],
          "empty": {}
        }

        """)
  }

  @Test("Strings are escaped")
  func strings() throws {
    let text = try written { output in
      try JSONWriter.write(to: output) { json in
        try json.value("\"\\/\u{08}\u{0C}\n\r\t\u{00}\u{1F}\u{7F}\u{2028}\u{2029}đ🍚")
      }
    }
    #expect(text == #""\"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028\u2029đ🍚""# + "\n")
  }

  @Test(
    "Numbers read back as the same number",
    arguments: [
      0, 5, -0.0, 0.1, 1.0 / 3, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1e21, 1e-7,
      123_456_789.125,
    ])
  func numbers(number: Double) throws {
    let text = try written { try JSONWriter.write(to: $0) { try $0.value(number) } }
    let value = try JSONSerialization.jsonObject(
      with: Data(text.utf8), options: .fragmentsAllowed)
    #expect((value as? NSNumber)?.doubleValue == number)
  }

  @Test("What is not a number is null", arguments: [Double.nan, .infinity, -.infinity])
  func notNumbers(number: Double) throws {
    let text = try written { try JSONWriter.write(to: $0) { try $0.value(number) } }
    #expect(text == "null\n")
  }

  @Test("A result larger than any buffer comes out whole")
  func large() throws {
    let count = 20_000
    let text = try written { output in
      try JSONWriter.write(to: output) { json in
        try json.array { json in
          for index in 0..<count { try json.object(.inline) { try $0.member("n", index) } }
        }
      }
    }
    let rows = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Int]]
    #expect(rows?.map { $0["n"] } == Array(0..<count))
  }
}
