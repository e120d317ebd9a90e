/// Which marks begin or end no line, beyond what UAX #14 says of them.
struct Prohibitions: Sendable {
    private let clusters: [Cluster]
    /// Hash signs by turns open and close a topic; an odd one is an ordinary sign.
    private let closingHashes: Set<Int>
    private let openingHashes: Set<Int>

    init(_ clusters: [Cluster]) {
        self.clusters = clusters
        let hashes = clusters.indices.filter { clusters[$0].role == .hash }
        let paired = hashes.count.isMultiple(of: 2) ? hashes : []
        openingHashes = Set(
            paired.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
        )
        closingHashes = Set(paired).subtracting(openingHashes)
    }

    /// The rule that forbids a line to begin with this cluster after the one before it.
    func rule(before index: Int) -> HouseRule? {
        let left = clusters[index - 1]
        switch clusters[index].role {
        case .connector where !isSign(at: index): return .startProhibited
        case .slash, .middleDot: return .startProhibited
        case .hash where closingHashes.contains(index): return .startProhibited
        default: break
        }
        if left.role == .slash || openingHashes.contains(index - 1) { return .endProhibited }
        return nil
    }

    /// A minus after a blank belongs to the digits that follow it.
    private func isSign(at index: Int) -> Bool {
        clusters[index - 1].role == .space && clusters[index].folded == "-"
            && clusters.indices.contains(index + 1) && clusters[index + 1].role == .digit
    }
}
