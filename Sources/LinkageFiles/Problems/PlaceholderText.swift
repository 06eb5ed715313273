import Foundation
import LinkageGraph

/// What people and programs write where they have no word to write.
enum PlaceholderText: String {
  /// For nothing: `NULL`, `-`, `chưa rõ`.
  case placeholder
  /// For everything: `all`, `các loại`.
  case every
  /// For the row above: `nt`, `ditto`.
  case ditto
  /// For a sum: `Tổng cộng`.
  case total

  /// Recognizes a text that stands for another; `nil` where it is a word of its own.
  init?(_ text: String) {
    let plain = Self.plain(text)
    if plain.isEmpty {
      let isDitto = text.contains { "\"”“〃″'’".contains($0) }
      self = isDitto ? .ditto : .placeholder
    } else if let known = Self.words[plain] {
      self = known
    } else if let scalar = plain.unicodeScalars.first, plain.unicodeScalars.count == 1,
      scalar.properties.isAlphabetic, scalar.value < 0x2E80
    {
      // One letter says nothing; one character of Chinese or a picture may.
      self = .placeholder
    } else {
      return nil
    }
  }

  /// A text in small letters, without marks and punctuation and with plain blanks.
  static func plain(_ text: String) -> String {
    let compatible =
      text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCompatibilityMapping
    let kept = Suggestion.withoutMarks(VocabularyMatcher.key(of: compatible)).unicodeScalars.filter
    {
      $0 == " " || $0.properties.isAlphabetic || $0.properties.numericType != nil
        || $0.properties.generalCategory == .otherSymbol || $0.properties.isEmojiPresentation
    }
    return String(String.UnicodeScalarView(kept)).trimmedAndNormalized
  }

  /// In small letters without marks and points.
  private static let words: [String: PlaceholderText] = {
    var words: [String: PlaceholderText] = [:]
    let lists: [(PlaceholderText, String)] = [
      (
        .placeholder,
        """
        null;na;n a;nan;nat;none;nil;nothing;blank;empty;unknown;tbd;tba;tbc;missing;undefined;pending;not applicable;not available;\
        not known;no data;no product;to be determined;khong;khong co;khong ro;khong biet;khong ap dung;khong xac dinh;khong co du lieu;\
        khong co thong tin;khong dc;khong duoc;chua;chua ro;chua co;chua biet;chua xac dinh;chua co thong tin;chua cap nhat;dang cap nhat;\
        cap nhat sau;bo sung sau;trong;bo trong;de trong;khac;other;others;san pham khac;other products;ko;ko co;kxd;xx;xxx;xxxx;test;yes;no;true;\
        false;san pham;product;products
        """
      ),
      (
        .every,
        """
        all;all products;every;everything;every product;any product;tat ca;tat ca san pham;tat ca cac san pham;moi san pham;toan bo;cac loai;\
        cac san pham;cac loai san pham;nhieu loai;nhieu san pham;du loai;da nganh;da nganh nghe;tong hop;san pham tong hop;hon hop;various;several;mixed;misc;\
        miscellaneous;multiple;general
        """
      ),
      (
        .ditto,
        """
        nt;n t;nhu tren;nhu dong tren;giong tren;giong nhu tren;tuong tu;tuong tu tren;cung loai;ditto;dto;same;same as above;as above;\
        see above;idem;id
        """
      ),
      (.total, "tong;tong cong;tong so;total;totals;grand total;subtotal;sub total;sum"),
    ]
    for (meaning, list) in lists {
      for word in list.split(separator: ";") { words[String(word)] = meaning }
    }
    return words
  }()
}
