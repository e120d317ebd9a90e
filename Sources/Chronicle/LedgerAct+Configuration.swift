import Disclosure
import Notation
import Proof
import Store

extension LedgerAct {
    /// The act of a configuration of which a part is new, or no longer there without a value.
    static func configuration(
        part: String,
        value: (value: JSONValue, digest: String)?,
        at instant: Instant
    ) -> LedgerAct {
        guard let value else {
            return LedgerAct(
                .configuration,
                ["part": .string(part), "removed": .bool(true)],
                at: instant
            )
        }
        return LedgerAct(
            .configuration,
            ["part": .string(part), "value": value.value, "digest": .string(value.digest)],
            at: instant
        )
    }
}
