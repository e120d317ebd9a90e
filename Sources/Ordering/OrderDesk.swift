import Disclosure
import Notation
import Overrides
import POSIX
import Planning
import Publisher
import Store

/// Takes an order from the command line to the store and, for a blackout, to the file beside it.
struct OrderDesk {
    static let options: [Option] = [
        .value(
            "--boards",
            "LIST",
            "Boards by id, or by tag as tag:NAME, with commas between (default: every board)"
        ),
        Identity.option,
    ]
    static let until = Option.value(
        "--until",
        "TIME",
        "Its end: 30m, 2h, 3d, 18:00, 2026-12-01 (that day included) or 2026-12-01T12:00"
    )

    /// Who may put something before the plan.
    static let roles: Set<People.Role> = [.operating]
    /// How often a number is tried that another order takes at the same moment.
    private static let attempts = 20
    /// How long another writer is waited for, in milliseconds: the boards wait for nobody.
    private static let busyMilliseconds: Int32 = 2_000

    let configuration: Configuration
    let person: String
    let now = Instant(milliseconds: Clocks.wallMilliseconds())

    init(
        _ invocation: Invocation,
        roles: Set<People.Role> = OrderDesk.roles
    ) throws(CommandFailure) {
        configuration = try Workspace.configuration(invocation)
        person = try Identity.name(invocation, configuration, roles: roles)
    }

    // MARK: what was written

    /// The boards and tags of `--boards`, each of which must be known.
    func targets(_ invocation: Invocation) throws(CommandFailure) -> [String] {
        guard let list = invocation.value("--boards") else { return [] }
        let targets = list.split(separator: ",").map(String.init)
        let boards = configuration.boards.map(\.board)
        let ids = boards.map(\.id)
        let tags = Set(boards.flatMap(\.tags)).sorted()
        for target in targets where configuration.boards(for: [target]).isEmpty {
            let known = ids + tags.map { Override.tagPrefix + $0 }
            throw CommandFailure(
                .usage,
                "there is no board and no tag “\(target)”.",
                remedy: nearestName(to: target, among: known).map { "Did you mean \($0)?" }
                    ?? "Known are: \(known.joined(separator: ", "))."
            )
        }
        guard !targets.isEmpty else {
            throw CommandFailure(
                .usage,
                "--boards is empty.",
                remedy: "Leave it out for every board."
            )
        }
        return targets
    }

    /// From now until the time that `--until` names, else for so many hours.
    func span(
        _ invocation: Invocation,
        for verb: String,
        usualHours: Int? = nil,
        longestDays: Int = OrderTime.longestDays
    ) throws(CommandFailure) -> Range<Instant> {
        let until: Instant
        if let text = invocation.value("--until") {
            guard let read = OrderTime.read(text, zone: configuration.zone, now: now) else {
                throw CommandFailure(
                    .usage,
                    "--until is “\(text)”, which is no time.",
                    remedy: "Write for example 30m, 2h, 18:00 or 2026-12-01T12:00."
                )
            }
            until = read
        } else if let usualHours {
            until = OrderTime.read("\(usualHours)h", zone: configuration.zone, now: now) ?? now
        } else {
            throw CommandFailure(
                .usage,
                "placard \(verb) needs --until.",
                remedy: "Say when it ends, for example --until 2h or --until 18:00."
            )
        }
        guard now < until else {
            throw CommandFailure(
                .usage,
                "--until is \(until.iso8601Text(in: configuration.zone)), which is past.",
                remedy: "Write a time to come."
            )
        }
        let longest = Int64(longestDays) * 86_400_000
        guard until.milliseconds - now.milliseconds <= longest else {
            throw CommandFailure(
                .usage,
                "it would last longer than \(longestDays) days.",
                remedy: "End it sooner, and order it again when it is still needed."
            )
        }
        return now..<until
    }

    // MARK: writing

    /// The store, for writing.
    func store() throws(StoreError) -> DisclosureStore {
        try DisclosureStore.open(
            at: configuration.store,
            for: .writing,
            busyMilliseconds: Self.busyMilliseconds
        )
    }

    /// Gives the order the next free number, and writes it into the store.
    func add(_ order: inout Override, to store: DisclosureStore) throws(StoreError) {
        var number = try store.overrides().count
        for attempt in 1...Self.attempts {
            number += 1
            order.id = "\(order.kind.rawValue)-\(number)"
            do {
                return try store.add(order)
            } catch {
                let isTaken = error.problem.contains("this id is taken")
                guard isTaken, attempt < Self.attempts else { throw error }
            }
        }
    }

    /// One line of what was ordered.
    func line(_ order: Override) -> String {
        let places = order.targets.isEmpty ? "every board" : order.targets.joined(separator: ", ")
        let until = order.span.upperBound.iso8601Text(in: configuration.zone)
        return "\(order.id)  \(places), until \(until)"
    }
}

extension CommandFailure {
    /// A failure of the store, or its refusal.
    init(_ error: StoreError) {
        self.init(error.code == .refused ? .failure : .store, "\(error)")
    }
}
