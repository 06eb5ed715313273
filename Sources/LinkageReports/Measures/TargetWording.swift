package import LinkageGraph
package import LinkagePlanning

/// Targets in words: what is counted, what is wanted, and how far it is.
extension TargetPlan.Row {
  /// What is counted, and of whom: "Cooperatives", "Participating: cooperatives rated good or fair".
  package var label: LocalizedText {
    let scope = filters.scope(isOfUnionMembers: measure == .unionMembers)
    func joined(_ english: String, _ vietnamese: String) -> LocalizedText {
      LocalizedText(
        "\(english): \(scope.english)", "\(vietnamese): \(scope.vietnamese)"
      ).capitalized
    }
    switch measure {
    case .organizations: return scope.capitalized
    case .members:
      return LocalizedText(
        "Members of \(scope.english)", "Thành viên của \(scope.vietnamese)")
    case .flag(let flag): return joined(flag.name.english, flag.name.vietnamese)
    case .rated(let ratings):
      let words = TargetPlan.Filters(ratings: Set(ratings.map { $0 })).ratingWords
      return joined(words.english, words.vietnamese)
    case .highTechnology: return joined("high technology", "công nghệ cao")
    case .digital: return joined("digital technology", "chuyển đổi số")
    case .unionMembers: return scope.capitalized
    case .population:
      return filters.districts == nil
        ? LocalizedText("Population", "Dân số")
        : LocalizedText("Population: \(scope.english)", "Dân số: \(scope.vietnamese)")
    case .territory: return LocalizedText("Territory", "Phạm vi")
    }
  }

  /// What is wanted: "at least 55%", "80 to 100", "all".
  package var wanted: LocalizedText {
    func text(_ language: Language) -> String {
      let amount = target?.text(language) ?? ""
      switch comparison {
      case .between:
        let upper = upper?.text(language) ?? ""
        return language == .english ? "\(amount) to \(upper)" : "từ \(amount) đến \(upper)"
      case .all: return comparison.vocabulary(language) + " (100%)"
      case .follow: return "–"
      case .fact: return amount
      default: return "\(comparison.vocabulary(language)) \(amount)"
      }
    }
    return LocalizedText(text(.english), text(.vietnamese))
  }

  /// So many of what the row counts: "12 cooperatives", "12 HTX".
  package func counted(_ count: Int) -> LocalizedText {
    if measure == .members || measure == .population {
      let english = "\(NumberText.whole(count, in: .english)) \(count == 1 ? "person" : "people")"
      return LocalizedText(english, "\(NumberText.whole(count, in: .vietnamese)) người")
    }
    if measure == .unionMembers { return Words.text(count, "cooperative", "HTX") }
    switch filters.kinds {
    case [.cooperative]: return Words.text(count, "cooperative", "HTX")
    case [.group]: return Words.text(count, "group", "tổ hợp tác")
    case [.union]: return Words.text(count, "union", "liên hiệp")
    default: return Words.organizations(count)
    }
  }
}

extension TargetPlan.Amount {
  /// The number as people write it, exactly: "2,000", "55%", "33,3%".
  func text(_ language: Language) -> String {
    switch self {
    case .count(let count): return NumberText.whole(count, in: language)
    case .share(let share):
      let decimals = max(0, share.decimals - 2)
      let percent = share.decimals >= 2 ? share.value * 100 : Double(share.units * 100)
      return NumberText.decimal(
        share.decimals == 1 ? share.value * 100 : percent, decimals: decimals, in: language) + "%"
    }
  }
}

extension TargetPlan.Filters {
  /// Whom the filters select, in words.
  func scope(isOfUnionMembers: Bool = false) -> LocalizedText {
    var english: String
    var vietnamese: String
    if isOfUnionMembers {
      (english, vietnamese) = ("cooperatives in a union", "hợp tác xã thành viên của liên hiệp")
    } else if let kinds, kinds != OrganizationKind.collective {
      let words = MeasureSubject.kinds(kinds)
      (english, vietnamese) = (words.english, words.vietnamese)
    } else {
      (english, vietnamese) = ("collective organizations", "tổ chức kinh tế tập thể")
    }
    if ratings != nil {
      english += " \(ratingWords.english)"
      vietnamese += " \(ratingWords.vietnamese)"
    }
    if let districts {
      func names(_ language: Language) -> [String] {
        districts.map { $0.isEmpty ? TableCell.noDistrict(language) : Vocabulary.listed($0) }
      }
      english += " in \(Words.series(names(.english), "or"))"
      vietnamese += ", địa bàn \(Words.series(names(.vietnamese), "hoặc"))"
    }
    if let products {
      english += " with \(Words.products(products, "or", in: .english))"
      vietnamese += " có \(Words.products(products, "hoặc", in: .vietnamese))"
    }
    return LocalizedText(english, vietnamese)
  }

  /// The ratings in words: "rated good or fair".
  var ratingWords: LocalizedText {
    let ratings = ratings ?? []
    let words = OrganizationRating.allCases.filter { ratings.contains($0) }.map(\.vocabulary)
    var choices: [LocalizedText] = []
    if !words.isEmpty {
      choices.append(
        LocalizedText(
          "rated \(Words.series(words.map { $0(.english) }, "or"))",
          "xếp loại \(Words.series(words.map { $0(.vietnamese) }, "hoặc"))"))
    }
    if ratings.contains(nil) { choices.append(LocalizedText("not rated", "chưa xếp loại")) }
    return LocalizedText(
      choices.map(\.english).joined(separator: " or "),
      choices.map(\.vietnamese).joined(separator: " hoặc "))
  }
}

extension TargetStanding {
  /// Where the measure stands: "183", "52 of 183 (28.4%)"; nothing where it cannot be measured.
  var now: LocalizedText? {
    if obstacle != nil { return nil }
    func number(_ value: Int, _ language: Language) -> String {
      NumberText.whole(value, in: language)
    }
    let isPart = isShare || (row.comparison == .follow && row.measure.isPartOfOrganizations)
    guard isPart, let whole = isShare ? whole : selected else {
      return LocalizedText(number(count, .english), number(count, .vietnamese))
    }
    func text(_ language: Language, _ of: String) -> String {
      "\(number(count, language))\(of)\(number(whole, language)) (\(NumberText.percent(count, of: whole, in: language)))"
    }
    return LocalizedText(text(.english, " of "), text(.vietnamese, "/"))
  }

  /// How it stands to the target: "met", "217 cooperatives short"; a target that another territory has met is not called met.
  package var verdict: LocalizedText {
    if obstacle != nil { return LocalizedText("not measurable", "chưa đo được") }
    if row.comparison == .follow { return LocalizedText("followed", "theo dõi") }
    let elsewhere = LocalizedText(" (another territory)", " (khác phạm vi)")
    let suffix = territory == .different ? elsewhere : LocalizedText("", "")
    if isMet == true {
      switch territory {
      case .same: return LocalizedText("met", "đạt")
      case .different:
        return LocalizedText(
          "reached, but for another territory", "đạt về số nhưng khác phạm vi")
      case .unknown:
        return LocalizedText(
          "reached, if the territory is the same", "đạt về số nếu cùng phạm vi")
      }
    }
    if let excess {
      let words = row.counted(excess)
      return LocalizedText(
        "\(words.english) too many\(suffix.english)",
        "vượt \(words.vietnamese)\(suffix.vietnamese)")
    }
    let words = row.counted(gap ?? 0)
    var text = LocalizedText("\(words.english) short", "còn thiếu \(words.vietnamese)")
    if row.measure.isPartOfOrganizations, row.measure != .unionMembers,
      count + (gap ?? 0) > selected
    {
      let (english, vietnamese) = (
        NumberText.whole(selected, in: .english), NumberText.whole(selected, in: .vietnamese)
      )
      text.english += " (of \(english) in all)"
      text.vietnamese += " (tất cả chỉ có \(vietnamese))"
    }
    return LocalizedText(text.english + suffix.english, text.vietnamese + suffix.vietnamese)
  }

  /// Whether it has come as far as it should by now; `nil` without an earlier fact.
  var course: LocalizedText? {
    // Where a range is exceeded, the way to its lower end is behind.
    guard let expected, let isOnCourse, row.comparison != .between || excess == nil else {
      return nil
    }
    func value(_ language: Language) -> String {
      // Of organizations and people there are whole ones alone.
      isShare
        ? NumberText.decimal(expected * 100, decimals: 1, in: language) + "%"
        : NumberText.decimal(
          expected.rounded(row.comparison == .atMost ? .down : .up), decimals: 0, in: language)
    }
    if isMet == true { return LocalizedText("on course", "đúng tiến độ") }
    return isOnCourse
      ? LocalizedText(
        "on course (\(value(.english)) due by now)",
        "đúng tiến độ (đến nay cần \(value(.vietnamese)))")
      : LocalizedText(
        "behind (\(value(.english)) due by now)", "chậm (đến nay cần \(value(.vietnamese)))")
  }

  /// How much of the target is reached, as a bar of ten and in percent; a target that is missed never shows 100%.
  var bar: String? {
    // What another territory has reached is no progress.
    guard let reached, isMet != true || territory == .same else { return nil }
    let percent = isMet == true ? Int((reached * 100).rounded(.down)) : min(99, Int(reached * 100))
    let filled = isMet == true ? min(10, (percent + 5) / 10) : min(9, percent / 10)
    return String(repeating: "█", count: filled) + String(repeating: "░", count: 10 - filled)
      + " \(percent)%"
  }
}

extension TargetStanding.Obstacle {
  /// A stable code for programs.
  package var code: String {
    switch self {
    case .nobodySelected: "nobody-selected"
    case .noSuchProduct: "no-such-product"
    case .noRatings: "no-ratings"
    case .noHighTechnology: "no-high-tech"
    case .noDigital: "no-digital"
    case .noPopulation: "no-population"
    case .populationOfAnotherTerritory: "population-of-another-territory"
    case .emptyPopulation: "empty-population"
    }
  }

  /// The reason in words, without a full stop.
  package var words: LocalizedText {
    switch self {
    case .nobodySelected:
      LocalizedText(
        "the set has no organizations of this kind",
        "bộ dữ liệu không có tổ chức nào thuộc diện này"
      )
    case .noSuchProduct(let names):
      LocalizedText(
        "the set does not have \(Words.products(names, "or", in: .english))",
        "bộ dữ liệu không có \(Words.products(names, "hoặc", in: .vietnamese))")
    case .noRatings:
      LocalizedText(
        "the set rates no organization; fill in the column \"rating\"",
        "bộ dữ liệu chưa ghi xếp loại của tổ chức nào; hãy điền cột \"xếp loại\"")
    case .noHighTechnology:
      LocalizedText(
        "the set does not say who uses high technology; fill in the column \"high_tech\"",
        "bộ dữ liệu chưa ghi tổ chức nào ứng dụng công nghệ cao; hãy điền cột \"công nghệ cao\"")
    case .noDigital:
      LocalizedText(
        "the set does not say who uses digital technology; fill in the column \"digital\"",
        "bộ dữ liệu chưa ghi tổ chức nào chuyển đổi số; hãy điền cột \"chuyển đổi số\"")
    case .noPopulation:
      LocalizedText(
        "nobody states the population; add --population N, or a row to the plan: population, is",
        "chưa có số dân; hãy thêm --population SỐ, hoặc thêm vào kế hoạch dòng: dân số, là")
    case .populationOfAnotherTerritory(let name):
      LocalizedText(
        "the population is stated for another territory alone (\(name)); add --population N",
        "chỉ có số dân của phạm vi khác (\(name)); hãy thêm --population SỐ")
    case .emptyPopulation:
      LocalizedText("the population is stated as 0", "số dân ghi bằng 0")
    }
  }
}

extension TargetStanding.TerritoryMatch {
  var word: String {
    switch self {
    case .same: "same"
    case .different: "different"
    case .unknown: "unknown"
    }
  }
}
