/// The log of signatures, read from its beginning and replayed by the rules of the chain.
///
/// The view `approved` looks signatures up in indexes. A damaged index could hide a withdrawal from
/// it; the log has none to hide behind: its numbers have no gap, and every signature must follow
/// from those before it.
package struct SignatureLog: Sendable {
    /// One revision's way up the chain: the numbers of its signatures, 0 for those not given.
    package struct Chain: Equatable, Sendable {
        package var digest: String
        package var drafted: Int64 = 0
        package var checked: Int64 = 0
        package var approved: Int64 = 0
        package var reviewed: Int64 = 0
        package var posted: Int64 = 0
        package var asksForPoster = false
        package var isWithdrawn = false

        /// Whether every hand that it asks for is there.
        package var isComplete: Bool { approved > 0 && (!asksForPoster || posted > 0) }

        /// The numbers of the signatures with which it hangs.
        package var hands: [Int64] { [drafted, checked, approved] + (posted > 0 ? [posted] : []) }
    }

    private struct Key: Hashable, Sendable {
        let item: String
        let revision: Int64
    }

    /// One signature as the log has it.
    package struct Entry: Equatable, Sendable {
        package let seq: Int64
        package let item: String
        package let revision: Int64
        package let step: SignatureStep
        package let digest: String
        package let asks: String?

        package init(
            seq: Int64,
            item: String,
            revision: Int64,
            step: SignatureStep,
            digest: String,
            asks: String?
        ) {
            self.seq = seq
            self.item = item
            self.revision = revision
            self.step = step
            self.digest = digest
            self.asks = asks
        }
    }

    private var chains: [Key: Chain] = [:]
    private var newestApproved: [String: Int64] = [:]
    /// The last entry taken in; nil before the first.
    package private(set) var last: Entry?

    /// Makes a log before its first entry.
    package init() {}

    /// The revision of an item that may hang by the log, and its chain; nil when none may.
    package func hanging(_ item: String) -> (revision: Int64, chain: Chain)? {
        guard let revision = newestApproved[item],
            let chain = chains[Key(item: item, revision: revision)], !chain.isWithdrawn
        else { return nil }
        return (revision, chain)
    }

    /// Takes the next entry in; false when it does not follow from those before it.
    package mutating func take(_ entry: Entry) -> Bool {
        guard entry.seq == (last?.seq ?? 0) + 1, follow(entry) else { return false }
        last = entry
        return true
    }

    private mutating func follow(_ entry: Entry) -> Bool {
        let key = Key(item: entry.item, revision: entry.revision)
        var chain = chains[key] ?? Chain(digest: entry.digest)
        guard chain.digest == entry.digest, !chain.isWithdrawn else { return false }
        switch entry.step {
        case .drafted:
            guard chain.drafted == 0 else { return false }
            chain.drafted = entry.seq
        case .checked:
            guard chain.drafted > 0, chain.checked == 0 else { return false }
            chain.checked = entry.seq
        case .approved:
            guard chain.checked > 0, chain.approved == 0,
                entry.revision > newestApproved[entry.item] ?? 0
            else { return false }
            chain.approved = entry.seq
            chain.asksForPoster = entry.asks != nil
        case .posted:
            guard chain.approved > 0, chain.asksForPoster, chain.posted == 0,
                entry.revision > newestApproved[entry.item] ?? 0
            else { return false }
            chain.posted = entry.seq
        case .reviewed:
            guard chain.checked > 0, chain.reviewed == 0, chain.approved == 0 else { return false }
            chain.reviewed = entry.seq
        case .withdrawn:
            guard chain.drafted > 0 else { return false }
            chain.isWithdrawn = true
        case .rejected:
            guard chain.drafted > 0, !chain.isComplete else { return false }
            chain.isWithdrawn = true
        }
        if entry.step == .approved || entry.step == .posted, chain.isComplete {
            newestApproved[entry.item] = entry.revision
        }
        chains[key] = chain
        return true
    }
}
