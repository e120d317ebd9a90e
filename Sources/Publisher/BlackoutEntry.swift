import Disclosure
import Overrides
import POSIX
import Store

/// Brings what stands in the blackout file into the store, and back when the file has lost it.
struct BlackoutEntry {
    /// How long another writer is waited for, in milliseconds; the next round comes in a second.
    private static let busyMilliseconds: Int32 = 200
    /// After how many rounds the store is asked again although nothing has changed: another one
    /// may have been copied into its place.
    static let confirmingRounds = 60

    let gate: BlackoutGate
    let store: String
    let log: Log
    private var told: Set<String> = []
    /// What is in the store already, which file that was, and how many rounds ago.
    private var entered: (note: BlackoutNote, inode: UInt64, rounds: Int)?

    init(_ gate: BlackoutGate, store: String, log: Log) {
        self.gate = gate
        self.store = store
        self.log = log
    }

    /// One round: the file is made whole, the ledger complete, and what is over leaves the file.
    mutating func run(at now: Instant) {
        let stand = gate.stand
        guard !stand.note.entries.isEmpty else { return }
        do {
            if stand.isFileShort {
                log.write(.warning, "blackout file had lost an order, written again")
                try gate.file.change { note in
                    for entry in stand.note.entries.values { note.add(entry) }
                }
            }
            if !isEntered(stand.note) {
                entered = nil
                let inode = Files.status(store)?.inode
                try enter(stand.note, at: now)
                entered = inode.map { (stand.note, $0, 0) }
            }
            let over = gate.forget(at: now)
            guard !over.isEmpty else { return }
            try gate.file.change { note in for id in over { note.remove(id) } }
        } catch {
            tell("\(error)")
        }
    }

    /// Whether the store was given all this, so that it need not be opened again for every second
    /// of a blackout.
    private mutating func isEntered(_ note: BlackoutNote) -> Bool {
        entered?.rounds += 1
        guard let entered, entered.rounds < Self.confirmingRounds else { return false }
        return entered.note == note && entered.inode == Files.status(store)?.inode
    }

    private mutating func enter(_ note: BlackoutNote, at now: Instant) throws {
        let open = try DisclosureStore.open(
            at: store,
            for: .writing,
            busyMilliseconds: Self.busyMilliseconds
        )
        let known = Set(try open.overrides().map(\.id))
        for entry in note.entries.values.sorted(by: { $0.order.id < $1.order.id }) {
            let id = entry.order.id
            do throws(StoreError) {
                if !known.contains(id) {
                    try open.add(entry.order)
                    log.write(.info, "blackout entered into the ledger", ["override": id])
                }
                let heard = try open.ends(ofOverride: id).map(\.person)
                for end in entry.ends where !heard.contains(end.person) {
                    try open.endOverride(id, person: end.person, at: end.at, reason: end.reason)
                }
            } catch {
                guard error.code == .refused else { throw error }
                tell("\(id): \(error)")
            }
        }
        gate.take(try open.overrides(), at: now)
    }

    /// Says it once, not every second.
    private mutating func tell(_ reason: String) {
        guard told.insert(reason).inserted else { return }
        log.write(.error, "blackout not in the ledger yet", ["reason": reason])
    }
}
