/// Whether a process may have as many open files as its settings ask for.
///
/// A limit on visitors that the system does not grant would be no limit: the kiosk would run out
/// of descriptors first, and what opens files beside it, such as a board's link, would fail.
enum DescriptorRoom {
    /// Store, log, watches, timers, clients told that the house is full, and some to spare.
    static let ownDescriptors = 256
    /// A board's link and what comes and goes with it.
    static let descriptorsPerBoard = 4

    /// Descriptors that a kiosk with so many visitors needs beside so many boards.
    static func needed(connections: Int, boards: Int) -> Int {
        connections + ownDescriptors + boards * descriptorsPerBoard
    }

    /// Why it cannot start; nil when it can, or when the system does not tell its limit.
    static func refusal(connections: Int, boards: Int, granted: Int?) -> PublisherError? {
        let needed = needed(connections: connections, boards: boards)
        guard let granted, granted < needed else { return nil }
        return PublisherError(
            .configuration,
            "kiosk.limits.connections is \(connections), which with \(boards) boards needs"
                + " \(needed) open files, and this process may have \(granted).",
            remedy: "Lower that limit, or raise the other: LimitNOFILE=\(needed) in the unit,"
                + " or ulimit -n \(needed) in a shell."
        )
    }
}
