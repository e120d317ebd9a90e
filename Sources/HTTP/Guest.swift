import POSIX

/// One address that visits: its open connections and how many requests it may still make.
final class Guest {
    let host: String
    /// Whether no limit counts, as for this machine itself.
    let isExempt: Bool
    var connections = 0
    /// In thousandths of a request, so that a millisecond's share is a whole number.
    private var allowance: Int
    private var countedAt: MonotonicTime

    init(host: String, isExempt: Bool, limits: VisitorLimits, at now: MonotonicTime) {
        self.host = host
        self.isExempt = isExempt
        allowance = limits.burst * 1_000
        countedAt = now
    }

    /// Whether one more request is within the rate; counts it when it is.
    func mayAsk(_ limits: VisitorLimits, at now: MonotonicTime) -> Bool {
        if isExempt { return true }
        refill(limits, at: now)
        guard allowance >= 1_000 else { return false }
        allowance -= 1_000
        return true
    }

    /// Whether nothing would be forgotten with it.
    func isForgettable(_ limits: VisitorLimits, at now: MonotonicTime) -> Bool {
        guard connections == 0 else { return false }
        refill(limits, at: now)
        return allowance >= limits.burst * 1_000
    }

    private func refill(_ limits: VisitorLimits, at now: MonotonicTime) {
        let elapsed = Int(now.nanoseconds(since: countedAt) / 1_000_000)
        guard elapsed > 0 else { return }
        // What is less than a millisecond stays to be counted the next time.
        countedAt = countedAt.advanced(byMilliseconds: elapsed)
        // An hour's absence fills every bucket; the cap keeps the product small.
        let gained = min(elapsed, 3_600_000) * limits.requestsPerSecond
        allowance = min(limits.burst * 1_000, allowance + gained)
    }
}

/// The addresses that visit now or did lately.
struct GuestBook {
    /// Addresses remembered; past this many a new one is remembered only while it is connected.
    static let limit = 65_536

    private var guests: [String: Guest] = [:]

    /// The entry of an address.
    mutating func guest(
        _ host: String,
        isExempt: Bool,
        _ limits: VisitorLimits,
        at now: MonotonicTime
    ) -> Guest {
        if let known = guests[host], known.isExempt == isExempt { return known }
        let guest = Guest(host: host, isExempt: isExempt, limits: limits, at: now)
        if guests.count < Self.limit { guests[host] = guest }
        return guest
    }

    /// Forgets whoever has left and may make all requests again.
    mutating func sweep(_ limits: VisitorLimits, at now: MonotonicTime) {
        guests = guests.filter { !$0.value.isForgettable(limits, at: now) }
    }
}
