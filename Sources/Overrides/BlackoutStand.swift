public import Disclosure

/// Which blackouts stand, from the file and from the store, as one value.
///
/// Either of the two may be missing, late or damaged, and neither may light a board alone that the
/// other keeps dark: a blackout stands as long as one of them has it and neither has its end.
public struct BlackoutStand: Sendable, Hashable {
    /// Id of the blackout that a file stands for which nobody can read.
    public static let garbledID = "blackout-file"
    /// How far ahead such a blackout ends: it is renewed as long as the file is so.
    static let garbledMilliseconds: Int64 = 86_400_000

    /// What the file said, with what it said before and may not unsay alone.
    public private(set) var note = BlackoutNote()
    /// Why the file cannot be read; nil when it can, or is not there.
    public private(set) var fault: String?
    /// Whether the file has lost a blackout that stands, so that it must be written again.
    public private(set) var isFileShort = false

    private var stored: [String: Override] = [:]
    /// What `stored` was made of.
    private var followed: [Override] = []

    /// Nothing stands.
    public init() {}

    /// Takes what the file says.
    ///
    /// A blackout that vanishes from it stands on: whoever may delete a file is one person, and
    /// lifting takes two. A file that nobody can read means dark, on every board: whoever wrote it
    /// wanted boards dark, and a board that is dark in error does less harm than one that shows
    /// what was to be taken down. So even an empty file, made in haste, darkens the hall.
    public mutating func follow(_ state: BlackoutFile.State, at now: Instant) {
        fault = nil
        isFileShort = false
        var found = BlackoutNote()
        switch state {
        case .missing: break
        case .note(let note): found = note
        case .garbled(let reason): fault = reason
        }
        for entry in found.entries.values { note.add(entry) }
        guard fault == nil else { return }
        isFileShort = note.entries.values.contains { entry in
            isStanding(entry, at: now) && found.entries[entry.order.id] == nil
        }
    }

    /// Takes what the store says.
    public mutating func follow(_ overrides: [Override]) {
        // Most rounds bring the very list of the round before.
        guard overrides != followed else { return }
        followed = overrides
        stored = Dictionary(
            overrides.filter { $0.kind == .blackout }.map { ($0.id, $0) },
            uniquingKeysWith: { $1 }
        )
    }

    /// Forgets what is over and in the ledger with its end; returns what the file need not keep.
    public mutating func forget(at now: Instant) -> [String] {
        let over = note.entries.values.filter { entry in
            guard !isStanding(entry, at: now), let known = stored[entry.order.id] else {
                return false
            }
            return known.over <= now
        }.map(\.order.id)
        for id in over { note.remove(id) }
        return over.sorted()
    }

    /// All overrides by id: the store's, which stand by theirs, with the file's blackouts and ends.
    public func merged(with overrides: [Override], at now: Instant) -> [Override] {
        // So it is on all but a few days of a year, and boards ask five times a second.
        if note.entries.isEmpty, fault == nil { return overrides }
        var all = Dictionary(overrides.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        for entry in note.entries.values {
            var order = all[entry.order.id] ?? entry.order
            order.endedAt = [order.endedAt, entry.liftedAt].compactMap(\.self).min()
            all[order.id] = order
        }
        if let fault {
            all[Self.garbledID] = Override(
                id: Self.garbledID,
                kind: .blackout,
                span: Instant(
                    milliseconds: 0
                )..<now.advanced(
                    byMilliseconds: Self.garbledMilliseconds
                ),
                person: "?",
                reason: fault,
                at: Instant(milliseconds: 0)
            )
        }
        return all.values.sorted { $0.id < $1.id }
    }

    /// The blackouts in force, of which the file tells.
    public func inForce(at now: Instant) -> [Override] {
        merged(with: Array(stored.values), at: now).filter { $0.isHeld(at: now) }
            .sorted { $0.id < $1.id }
    }

    /// When a blackout begins or ends by itself next.
    public func nextChange(after now: Instant) -> Instant? {
        merged(with: Array(stored.values), at: now)
            .flatMap { [$0.span.lowerBound, $0.over] }
            .filter { $0 > now }.min()
    }

    private func isStanding(_ entry: BlackoutNote.Entry, at now: Instant) -> Bool {
        let end = [entry.standing.over, stored[entry.order.id]?.over].compactMap(\.self).min()
        return end.map { now < $0 } ?? true
    }
}
