import Disclosure
import POSIX
import Publisher
import Reception
import Registers
import Store

extension Doctor {
    /// First release of SQLite that knows STRICT tables.
    static let leastEngine = [3, 37, 0]
    /// How far the clock may stand before the newest entry, in milliseconds.
    private static let tolerance = DisclosureStore.clockToleranceMilliseconds

    /// The store's file, its rules, its ledger and what may hang of it; and the clock.
    ///
    /// - Returns: What may hang; nil when nobody can read it.
    mutating func lookAtStore() -> Snapshot? {
        let store = configuration.store
        let examination = StoreExamination(path: store, busyMilliseconds: Self.busyMilliseconds)
        judge(engine: examination.engine)
        for fault in examination.faults {
            let isOld = fault.name == StoreError.Code.older.rawValue
            find(
                "store.\(fault.name)",
                isOld || fault.name == "journal" ? .warning : .problem,
                store,
                fault.problem,
                why: isOld
                    ? "It is brought up to date when the service starts, and not before."
                    : "The boards keep what they show, and nothing new reaches them.",
                remedy: fault.remedy
            )
        }
        if examination.faults.isEmpty {
            tell("store \(store): version \(examination.version ?? 0), sound")
        }
        lookAtClock(newest: nil)
        return lookInside(store)
    }

    /// Says whether a release of SQLite will do.
    mutating func judge(engine: String) {
        let version = engine.split(separator: ".").compactMap { Int($0) }
        guard version.lexicographicallyPrecedes(Self.leastEngine) else { return }
        find(
            "store.engine",
            .problem,
            "SQLite",
            "SQLite is \(engine), older than 3.37",
            why: "It does not know tables that hold every writer to their types.",
            remedy: "Install libsqlite3-0 of Debian 12 or later."
        )
    }

    private mutating func lookInside(_ path: String) -> Snapshot? {
        guard
            let store = try? DisclosureStore.open(
                at: path,
                for: .reading,
                busyMilliseconds: Self.busyMilliseconds
            )
        else { return nil }
        look("ledger whole") { $0.lookAtLedger(store) }
        if let newest = try? store.newestEntryInstant() { lookAtClock(newest: newest) }
        lookAtChain(store)
        guard let reading = try? store.snapshot() else { return nil }
        for finding in reading.findings {
            find(
                "store.item",
                .problem,
                finding.item,
                "\(finding)",
                why: "It is left out of every board and page.",
                remedy: "See placard show \(finding.item); restore the store, or sign it anew."
            )
        }
        return reading.snapshot
    }

    private mutating func lookAtLedger(_ store: DisclosureStore) {
        do {
            for fault in try store.verifyLedger().faults {
                find(
                    "ledger.broken",
                    .problem,
                    configuration.store,
                    fault,
                    why:
                        "What hung here, and who signed it, can no longer be proved from there on.",
                    remedy: "Run placard verify-ledger with the anchors noted outside; restore the "
                        + "newest copy that holds."
                )
            }
        } catch {
            // What keeps it from being read is told by the examination.
        }
    }

    /// Says whether the clock can be: not before the program was built or the newest entry.
    mutating func lookAtClock(newest: Instant?) {
        let built = Files.status("/proc/self/exe").map {
            Instant(milliseconds: $0.modifiedNanoseconds / 1_000_000)
        }
        let limit = newest ?? built
        guard let limit, now.milliseconds < limit.milliseconds - Self.tolerance else { return }
        find(
            "clock.implausible",
            .problem,
            "clock",
            "the clock stands at \(now.iso8601Text), before \(limit.iso8601Text), "
                + (newest == nil ? "when this program was built" : "the ledger's newest entry"),
            why: "Nothing that depends on the time is signed, opened or closed.",
            remedy: "Set the clock: timedatectl set-ntp true, or timedatectl set-time."
        )
    }

    /// Rules that the configuration no longer asks for, and demands that are not in the store yet.
    private mutating func lookAtChain(_ store: DisclosureStore) {
        guard let rules = try? store.chainRules(after: now) else { return }
        for rule in configuration.orphans(among: rules) {
            let kind = rule.kind?.rawValue ?? "every kind"
            find(
                "chain.orphan",
                .warning,
                rule.id,
                "the store still asks for \(rule.step.rawValue) of \(kind)",
                why: "The configuration no longer does; it only ever raises the chain.",
                remedy: "Two people lift it with placard chain lift \(rule.id)."
            )
        }
        for demand in configuration.disclosure.chain
        where !rules.contains(where: {
            $0.step == demand.step && ($0.kind == nil || $0.kind == demand.kind)
        }) {
            let kind = demand.kind?.rawValue ?? "every kind"
            find(
                "chain.waiting",
                .note,
                "chain",
                "\(demand.step.rawValue) of \(kind) is not asked for yet",
                why: "The store takes it over when the service starts or somebody approves.",
                remedy: "Start the service."
            )
        }
    }
}
