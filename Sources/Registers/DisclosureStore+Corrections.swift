public import Disclosure
import Schema
public import Store

/// Why the store would refuse the approval of a correction.
public enum CorrectionFault: Sendable, Hashable {
    /// What it corrects never hung.
    case neverHung
    /// It would hang in fewer places than the error did.
    case fewerPlaces
    /// It would hang at fewer hours than the error did.
    case fewerHours
    /// It would hang shorter than the error did, which was so many milliseconds until now.
    case shorter(Int64)
    /// It would take the place of a correction that has not hung as long as its error.
    case unfinished
}

extension DisclosureStore {
    /// What the store would refuse the approval of an item at an instant for, by the very
    /// conditions of its triggers; none for what corrects nothing.
    public func correctionFaults(
        of item: Item,
        at instant: Instant
    ) throws(StoreError) -> [CorrectionFault] {
        let attempt = "look at the correction \(item.id)"
        let content = Binding.text(item.canonicalText)
        let at = Binding.integer(instant.milliseconds)
        var faults: [CorrectionFault] = []
        try connection.query(SchemaText.correctionLook, [content, at], attempt: attempt) {
            row throws(StoreError) in
            guard row.integer(0) == 1 else { return faults.append(.neverHung) }
            if row.integer(1) != 1 { faults.append(.fewerPlaces) }
            if row.integer(2) != 1 { faults.append(.fewerHours) }
            if row.integer(3) != 1 { faults.append(.shorter(row.integer(4) ?? 0)) }
        }
        let unfinished = try connection.integer(
            SchemaText.unfinishedCorrection,
            [content, at, .text(item.id)],
            attempt: attempt
        )
        return unfinished == nil ? faults : faults + [.unfinished]
    }

    /// Ids of the items whose newest revision corrects something and still goes up the chain.
    public func waitingCorrections() throws(StoreError) -> [String] {
        var found: [String] = []
        try connection.query(
            SchemaText.waitingCorrections,
            attempt: "read the corrections of \(path)"
        ) { row throws(StoreError) in
            if let item = row.text(0) { found.append(item) }
        }
        return found
    }
}
