/// The log of signatures, read from its beginning and replayed by the rules of the chain.
///
/// The view `approved` looks signatures up in indexes. A damaged index could hide a withdrawal from
/// it; the log has none to hide behind: its numbers have no gap, and every signature must follow
/// from those before it.
package struct SignatureLog: Sendable {
    /// One revision's way up the chain: the numbers of its signatures, 0 for those not given.
    ///
    /// The numbers are short: a county has ten thousands of chains in memory, and no log comes to
    /// two thousand million signatures.
    package struct Chain: Equatable, Sendable {
        package let digest: String
        fileprivate var drafted: UInt32 = 0
        fileprivate var checked: UInt32 = 0
        fileprivate var approved: UInt32 = 0
        fileprivate var reviewed: UInt32 = 0
        fileprivate var posted: UInt32 = 0
        fileprivate var asksForPoster = false
        fileprivate var isWithdrawn = false

        fileprivate init(digest: String) { self.digest = digest }

        /// Whether every hand that it asks for is there.
        package var isComplete: Bool { approved > 0 && (!asksForPoster || posted > 0) }

        /// The numbers of the signatures with which it hangs.
        package var hands: [Int64] {
            ([drafted, checked, approved] + (posted > 0 ? [posted] : [])).map { Int64($0) }
        }
    }

    /// A chain among all, which stand in the order in which they began.
    private struct Link: Sendable {
        let revision: Int32
        /// Place of the same item's link before this one; -1 for none.
        let earlier: Int32
        /// The highest revision of this link and of those before it: an item that is edited every
        /// hour for years is not walked from its end to its beginning.
        let highest: Int32
        var chain: Chain
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

    private var links: [Link] = []
    /// Place of each item's last link.
    private var lastLink: [String: Int32] = [:]
    /// The last entry taken in; nil before the first.
    package private(set) var last: Entry?

    /// Makes a log before its first entry.
    package init() {}

    /// The revision of an item that may hang by the log, and its chain; nil when none may.
    package func hanging(_ item: String) -> (revision: Int64, chain: Chain)? {
        guard let place = newestComplete(item), !links[place].chain.isWithdrawn else { return nil }
        return (Int64(links[place].revision), links[place].chain)
    }

    /// Takes the next entry in; false when it does not follow from those before it.
    package mutating func take(_ entry: Entry) -> Bool {
        guard entry.seq == (last?.seq ?? 0) + 1, follow(entry) else { return false }
        last = entry
        return true
    }

    private func place(_ item: String, _ revision: Int32) -> Int? {
        var place = Int(lastLink[item] ?? -1)
        while place >= 0, links[place].highest >= revision {
            if links[place].revision == revision { return place }
            place = Int(links[place].earlier)
        }
        return nil
    }

    /// Place of the highest revision of an item that has come to the end of its chain, withdrawn
    /// or not: chains need not begin in the order of their revisions.
    private func newestComplete(_ item: String) -> Int? {
        var newest: Int?
        var revision: Int32 = 0
        var place = Int(lastLink[item] ?? -1)
        while place >= 0, links[place].highest > revision {
            let link = links[place]
            if link.chain.isComplete, link.revision > revision {
                newest = place
                revision = link.revision
            }
            place = Int(link.earlier)
        }
        return newest
    }

    /// Whether a revision is above every one of its item that has come to the end of its chain.
    private func isNewest(_ entry: Entry) -> Bool {
        entry.revision > newestComplete(entry.item).map { Int64(links[$0].revision) } ?? 0
    }

    private mutating func follow(_ entry: Entry) -> Bool {
        guard entry.seq <= Int32.max, let revision = Int32(exactly: entry.revision), revision > 0
        else { return false }
        let number = UInt32(entry.seq)
        let place = place(entry.item, revision)
        var chain = place.map { links[$0].chain } ?? Chain(digest: entry.digest)
        guard chain.digest == entry.digest, !chain.isWithdrawn else { return false }
        switch entry.step {
        case .drafted:
            guard chain.drafted == 0 else { return false }
            chain.drafted = number
        case .checked:
            guard chain.drafted > 0, chain.checked == 0 else { return false }
            chain.checked = number
        case .approved:
            guard chain.checked > 0, chain.approved == 0, isNewest(entry) else { return false }
            chain.approved = number
            chain.asksForPoster = entry.asks != nil
        case .posted:
            guard chain.approved > 0, chain.asksForPoster, chain.posted == 0, isNewest(entry)
            else { return false }
            chain.posted = number
        case .reviewed:
            guard chain.checked > 0, chain.reviewed == 0, chain.approved == 0 else { return false }
            chain.reviewed = number
        case .withdrawn:
            guard chain.drafted > 0 else { return false }
            chain.isWithdrawn = true
        case .rejected:
            guard chain.drafted > 0, !chain.isComplete else { return false }
            chain.isWithdrawn = true
        }
        if let place {
            links[place].chain = chain
        } else {
            let earlier = lastLink[entry.item] ?? -1
            lastLink[entry.item] = Int32(links.count)
            let highest = earlier < 0 ? revision : max(revision, links[Int(earlier)].highest)
            links.append(
                Link(revision: revision, earlier: earlier, highest: highest, chain: chain)
            )
        }
        return true
    }
}
