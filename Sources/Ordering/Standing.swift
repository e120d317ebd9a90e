import Disclosure
import Overrides
import Publisher
import Store

/// What stands now, by the store and by the file beside it.
struct Standing {
    /// One override with the words of those who want it over.
    struct Line {
        let order: Override
        let ends: [BlackoutNote.End]
    }

    /// The overrides that are not over, by id.
    private(set) var lines: [Line] = []
    /// Why the store cannot tell; nil when it can.
    private(set) var trouble: StoreError?
    /// Why the file cannot be read; nil when it can.
    private(set) var fault: String?

    /// Looks into both; with `all`, at everything that ever was.
    init(_ configuration: Configuration, at now: Instant, all: Bool = false) {
        var stored: [Override] = []
        var ends: [String: [BlackoutNote.End]] = [:]
        do {
            let store = try DisclosureStore.open(at: configuration.store, for: .reading)
            stored = try store.overrides()
            for order in stored {
                ends[order.id] = try store.ends(ofOverride: order.id).map {
                    BlackoutNote.End(person: $0.person, reason: $0.reason, at: $0.at)
                }
            }
        } catch {
            trouble = error
        }
        var stand = BlackoutStand()
        stand.follow(BlackoutFile(beside: configuration.store).read(), at: now)
        fault = stand.fault
        for (id, entry) in stand.note.entries {
            var both = BlackoutNote.Entry(entry.order)
            for end in ends[id, default: []] + entry.ends { _ = both.add(end) }
            ends[id] = both.ends
        }
        lines = stand.merged(with: stored, at: now)
            .filter { all || now < $0.over }
            .map { Line(order: $0, ends: ends[$0.id, default: []]) }
    }
}
