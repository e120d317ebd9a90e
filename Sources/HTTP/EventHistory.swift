/// The newest resumable events with their numbers, for streams that were cut and come back.
struct EventHistory {
    /// Events kept; a client that missed more has to look at everything again anyway.
    static let limit = 64

    private var kept: [(number: Int64, bytes: [UInt8])] = []
    private var last: Int64

    /// Numbers go on from a time of day, so that those of an earlier run are always lower.
    init(startedAt milliseconds: Int64) {
        last = milliseconds
    }

    /// Numbers an event and keeps it; returns it as it goes on the wire.
    mutating func add(_ event: ServerEvent) -> [UInt8] {
        last += 1
        let bytes = Array("id: \(last)\n".utf8) + event.bytes
        if kept.count == Self.limit { kept.removeFirst() }
        kept.append((last, bytes))
        return bytes
    }

    /// The events after the one that a client saw last; all there are when its number is no number
    /// of ours, none when it saw nothing yet.
    func missed(after lastEventID: String) -> [UInt8] {
        guard !lastEventID.isEmpty else { return [] }
        let seen = Int64(lastEventID) ?? 0
        return kept.filter { $0.number > seen || seen > last }.flatMap(\.bytes)
    }
}
