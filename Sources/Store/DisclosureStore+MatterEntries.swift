import Disclosure
import Notation
import Proof
import Schema

extension DisclosureStore {
    /// Editions of matters that are not in the ledger yet, with their numbers: other programs add
    /// some through SQL, which cannot compute digests.
    func unrecordedMatters(
        _ attempt: String
    ) throws(StoreError) -> [(number: Int64, act: LedgerAct)] {
        var acts: [(Int64, LedgerAct)] = []
        try connection.query(
            SchemaText.unrecordedMatters,
            [.integer(signaturesAtOnce)],
            attempt: attempt
        ) { row throws(StoreError) in
            let number = row.integer(0) ?? 0
            var members = [
                JSONMember("number", .integer(number)),
                JSONMember("matter", .string(row.text(1) ?? "")),
                JSONMember("edition", .integer(row.integer(2) ?? 0)),
                JSONMember("person", .string(row.text(4) ?? "")),
                JSONMember("reason", .string(row.text(5) ?? "")),
            ]
            if let digest = row.text(3) { members.append(JSONMember("digest", .string(digest))) }
            let at = Instant(milliseconds: row.integer(6) ?? 0)
            acts.append((number, LedgerAct(.matter, .object(members), at: at)))
        }
        return acts
    }

    /// Editions whose entry says something else, and entries whose edition is gone.
    func matterFaults(_ attempt: String) throws(StoreError) -> [String] {
        var faults: [String] = []
        try connection.query(
            SchemaText.falseMatters,
            [.integer(Int64(LedgerVerifier.maximumFaults))],
            attempt: attempt
        ) { row throws(StoreError) in
            faults.append(
                "edition \(row.integer(0) ?? 0) of the matters is not as entry"
                    + " \(row.integer(1) ?? 0) tells it."
            )
        }
        return faults
    }
}
