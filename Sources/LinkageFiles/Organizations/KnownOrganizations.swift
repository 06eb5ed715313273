import LinkageGraph

/// The organizations among which the ends of links are looked up: those of a file, or of a set that has been read.
struct KnownOrganizations: Sendable {
  let columns: OrganizationColumns
  /// The products that are known before the links are read.
  let products: TextTable
  /// `nil` where the organizations could not be read: then no id is called unknown.
  let index: IdentifierIndex?
  /// Ids as they stand in the file, where that is not how they are kept.
  let spellings: IdentifierSpellings?
  /// The ids of organizations whose rows are bad and left out.
  let lostIDs: Set<String>
  /// How many rows are bad and do not say whose they are.
  let rowsWithoutID: Int

  init(_ file: OrganizationFile) {
    columns = file.columns
    products = file.products
    index = file.index
    spellings = file.spellings
    lostIDs = file.lostIDs
    rowsWithoutID = file.rowsWithoutID
  }

  init(_ set: LinkageSet) {
    columns = set.organizationColumns
    products = TextTable(set.productNames)
    index = set.index
    spellings = nil
    lostIDs = []
    rowsWithoutID = 0
  }
}
