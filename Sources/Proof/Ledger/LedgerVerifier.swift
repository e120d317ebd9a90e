/// Goes along a ledger, entry by entry, and says what was changed, removed or reordered.
///
/// After a fault it goes on from what it found, so that one fault is told once.
public struct LedgerVerifier: Sendable {
    /// What is wrong with a ledger.
    public enum Fault: Sendable, Hashable, CustomStringConvertible {
        /// The entry's digest is not that of its content.
        case changed(sequence: Int64)
        /// The entry has the right form but is not the one that the next entry continues.
        case replaced(sequence: Int64)
        /// Entries are missing, from the first to the last of these numbers.
        case removed(from: Int64, through: Int64)
        /// The entry stands after one with a higher or the same number.
        case reordered(sequence: Int64)
        /// The ledger begins later than 1 and no checkpoint in it says why.
        case pruned(before: Int64)
        /// The entry is not the one noted outside, so this or an earlier one was written anew.
        case rewritten(sequence: Int64)
        /// The ledger ends before an entry that was noted outside.
        case cutOff(after: Int64, noted: Int64)

        /// The whole sentence.
        public var description: String {
            switch self {
            case .changed(let at): "entry \(at) was changed."
            case .replaced(let at): "entry \(at) was changed, its digest too."
            case .removed(let from, let through):
                from == through
                    ? "entry \(from) was removed." : "entries \(from) to \(through) were removed."
            case .reordered(let at): "entry \(at) stands in the wrong place."
            case .pruned(let before):
                "the entries before \(before) are missing and no checkpoint covers them."
            case .rewritten(let at):
                "entry \(at) is not the one that was noted: it or one before was written anew."
            case .cutOff(let after, let noted):
                "the ledger ends after \(after), but entry \(noted) was noted."
            }
        }
    }

    /// What was found so far; bounded, so that a foreign file cannot fill the memory.
    public private(set) var faults: [Fault] = []
    /// How many entries were looked at.
    public private(set) var count = 0
    /// The last entry looked at.
    public var last: LedgerAnchor? { newest?.at }

    /// Faults kept; more are only counted as entries.
    public static let maximumFaults = 1_000

    private var newest: LedgerLink?
    private var noted: [Int64: String]
    /// The number and digest that the first entry continues, when it is not the first of all.
    private var begin: LedgerAnchor?

    /// Starts at the head of a ledger, with what was noted outside.
    public init(anchors: [LedgerAnchor] = []) {
        noted = Dictionary(anchors.map { ($0.sequence, $0.digest) }, uniquingKeysWith: { $1 })
    }

    /// Looks at the next entry.
    public mutating func take(_ entry: LedgerEntry) {
        take(
            LedgerLink(
                at: LedgerAnchor(entry),
                previous: entry.previous,
                isWhole: entry.holds,
                checkpoint: LedgerCheckpoint(entry)
            )
        )
    }

    /// Looks at the next entry as it is stored: its canonical text in UTF-8, and its digest.
    ///
    /// This is the quick way along a long ledger: a text that fits its digest is only read at its
    /// end. What fits nothing is an error.
    public mutating func take(canonicalText: [UInt8], digest: String) throws(LedgerError) {
        if let link = LedgerLink(canonicalText: canonicalText, digest: digest) {
            take(link)
        } else {
            let text = String(decoding: canonicalText, as: UTF8.self)
            take(try LedgerExport.entry(canonicalText: text, digest: digest))
        }
    }

    private mutating func take(_ entry: LedgerLink) {
        count += 1
        let sequence = entry.at.sequence
        if !entry.isWhole { add(.changed(sequence: sequence)) }
        if let newest {
            let last = newest.at
            guard sequence > last.sequence else {
                giveBack(sequence)
                add(.reordered(sequence: sequence))
                return
            }
            if sequence > last.sequence + 1 {
                add(.removed(from: last.sequence + 1, through: sequence - 1))
            } else if entry.previous != last.digest, entry.isWhole, newest.isWhole {
                add(.replaced(sequence: last.sequence))
            }
        } else if sequence > 1 {
            begin = LedgerAnchor(sequence: sequence - 1, digest: entry.previous)
        } else if entry.previous != LedgerEntry.origin, entry.isWhole {
            add(.replaced(sequence: sequence))
        }
        if let digest = noted.removeValue(forKey: sequence), digest != entry.at.digest {
            add(.rewritten(sequence: sequence))
        }
        if entry.isWhole, let begin, entry.checkpoint?.covers(begin) == true {
            self.begin = nil
        }
        newest = entry
    }

    /// The faults after the last entry was looked at.
    public consuming func finish() -> [Fault] {
        if let begin { add(.pruned(before: begin.sequence + 1)) }
        let end = last?.sequence ?? 0
        if let farthest = noted.keys.max(), farthest > end {
            add(.cutOff(after: end, noted: farthest))
        }
        return faults
    }

    /// Looks at entries all at once.
    public static func faults(
        in entries: some Sequence<LedgerEntry>,
        anchors: [LedgerAnchor] = []
    ) -> [Fault] {
        var verifier = LedgerVerifier(anchors: anchors)
        for entry in entries { verifier.take(entry) }
        return verifier.finish()
    }

    /// An entry that was missed and comes later was not removed.
    private mutating func giveBack(_ sequence: Int64) {
        faults = faults.flatMap { fault -> [Fault] in
            guard case .removed(let from, let through) = fault,
                (from...through).contains(sequence)
            else { return [fault] }
            var rest: [Fault] = []
            if from < sequence { rest.append(.removed(from: from, through: sequence - 1)) }
            if sequence < through { rest.append(.removed(from: sequence + 1, through: through)) }
            return rest
        }
    }

    private mutating func add(_ fault: Fault) {
        guard faults.count < Self.maximumFaults else { return }
        // An entry that was both changed and noted is told once.
        if case .rewritten(let at) = fault, faults.last == .changed(sequence: at) { return }
        faults.append(fault)
    }
}
