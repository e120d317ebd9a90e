package import Disclosure
import Synchronization

/// What of a snapshot is visible, found once and used by every page until a window opens or closes.
package final class Holdings: Sendable {
    /// The revisions whose window is open, in the snapshot's order.
    package let visible: [ApprovedRevision]
    /// Places in `visible`, the newest approval first.
    private let newestPlaces: [Int]
    /// The units and who stands above whom.
    package let units: UnitTree
    private let places: [String: Int]
    /// Places of the corrections, by the item whose error they correct.
    private let correctionPlaces: [String: [Int]]
    private let validFrom: Instant
    private let validUntil: Instant?
    private let index = Mutex<SearchIndex?>(nil)

    init(_ snapshot: Snapshot, at now: Instant) {
        visible = snapshot.revisions.filter { $0.item.window.contains(now) }
        let approved = visible.map(\.approvedAt)
        newestPlaces = visible.indices.sorted { (approved[$1], $0) < (approved[$0], $1) }
        units = UnitTree(snapshot.units)
        places = Dictionary(
            visible.enumerated().map { ($1.item.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var corrections: [String: [Int]] = [:]
        for (place, revision) in visible.enumerated() {
            if let error = revision.item.corrects {
                corrections[error.item, default: []] += [place]
            }
        }
        correctionPlaces = corrections
        validFrom = now
        validUntil = snapshot.revisions
            .flatMap { [$0.item.window.from, $0.item.window.until] }
            .compactMap(\.self).filter { $0 > now }.min()
    }

    /// Whether the same items are visible at a later instant.
    func hold(at instant: Instant) -> Bool {
        instant >= validFrom && validUntil.map { instant < $0 } ?? true
    }

    /// The visible revision of an item.
    package func revision(of id: String) -> ApprovedRevision? {
        places[id].map { visible[$0] }
    }

    /// The visible items that correct an earlier revision of an item, or the item itself.
    package func corrections(of id: String) -> [ApprovedRevision] {
        (correctionPlaces[id] ?? []).map { visible[$0] }
    }

    /// The visible revisions, the newest approval first.
    package var newest: [ApprovedRevision] {
        newestPlaces.map { visible[$0] }
    }

    /// The visible revisions in which every word of a question occurs, the best first.
    package func search(_ question: String) -> [ApprovedRevision] {
        let index = index.withLock { kept in
            let index = kept ?? SearchIndex(visible, units: units)
            kept = index
            return index
        }
        return index.places(of: question).map { visible[$0] }
    }
}
