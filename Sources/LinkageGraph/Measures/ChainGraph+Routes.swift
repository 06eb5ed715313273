package import LabeledGraph

extension ChainGraph {
  /// Returns a shortest route by which an organization takes part in the chain of a product.
  ///
  /// - Parameters:
  ///   - organization: Where the route begins.
  ///   - product: What it carries.
  ///   - flag: Where it ends: for ``ChainFlag/export`` at a direct exporter, else at the first processor, buyer or direct exporter.
  /// - Returns: The organizations on the way, both ends included; none where there is no route. Among equally short routes as
  ///   ``trace(_:)`` chooses.
  /// - Complexity: O(organizations + links).
  package func route(
    from organization: OrganizationPosition, product: ProductPosition, to flag: ChainFlag
  ) -> [OrganizationPosition] {
    let acting = set.organizationColumns.acting
    let ends = OrganizationKinds(flag == .export ? [.exporter] : [.exporter, .buyer, .processor])
    let route = forward.shortestRoute(
      from: organization.offset, label: product.offset, wildcard: everyProduct,
      isGoal: {
        !acting[$0].isDisjoint(with: ends) || exportsDirectly($0, product: product.offset)
      })
    return (route ?? []).map { OrganizationPosition($0) }
  }

  /// Finds whose goods could go to direct export through some organizations.
  ///
  /// - Parameters:
  ///   - organizations: The organizations on the way.
  ///   - flags: Who reaches direct export, as this graph measures it.
  /// - Returns: For each slice of products, the lanes with which each organization reaches one of them that exports or reaches a direct
  ///   exporter; in the rows of the flags.
  /// - Complexity: O(organizations + links) for each 16 products.
  package func lanes(
    reaching organizations: Set<UInt32>, of flags: [ComparedFlags]
  ) -> [(products: Range<Int>, lanes: SharedArray<UInt16>)] {
    var named = productRanges.map { _ in UInt64(0) }
    for part in flags { named[part.products.lowerBound / LaneSweep.lanesPerStage] = .max }
    let found = gatherSlices(named, start: { [ReachingLanes]() }) { found, _, slice in
      guard let part = flags.first(where: { $0.products == slice.products }) else { return }
      let seeds = ParallelBuffer<UInt16>(count: slice.count)
      for organization in organizations {
        guard let vertex = slice.vertex(of: Int(organization)) else { continue }
        seeds[vertex] = part.export[vertex]
      }
      found.append(
        ReachingLanes(
          products: slice.products,
          lanes: LabelSpread(
            rows: slice.backward, labelLanes: slice.labelLanes, seeds: seeds.finished(),
            lanesInUse: slice.products.count
          ).lanes))
    }
    return found.flatMap { $0.map { ($0.products, $0.lanes) } }
      .sorted { $0.0.lowerBound < $1.0.lowerBound }
  }

  private struct ReachingLanes: Sendable {
    let products: Range<Int>
    let lanes: SharedArray<UInt16>
  }
}
