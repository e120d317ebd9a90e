import Disclosure
import POSIX
import Store

/// A store with a hundred thousand items of a county's offices, signed by three people.
package enum CountyStore {
    package static let items = 100_000
    /// Who signs in a bench.
    package static let hands = (drafter: "王芳", checker: "李强", approver: "张敏")
    static let towns = 30
    static let villages = 969
    private static let itemsAtOnce = 5_000

    /// The codes of the units, each with the same number of items.
    static let units = (0..<villages).map { "t\($0 % towns).v\($0)" }

    /// The number that stands in an item's id.
    static func id(_ number: Int) -> String {
        let digits = String(number)
        return "C-" + String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// Makes the store; its path.
    package static func make(
        in folder: String,
        progress: (String) -> Void
    ) throws -> String {
        let path = "\(folder)/county.db"
        let store = try DisclosureStore.create(at: path)
        let now = Instant(milliseconds: Clocks.wallMilliseconds()).advanced(
            byMilliseconds: -86_400_000
        )
        var units = [Unit(code: "county", name: "县政务公开办公室", parent: nil)]
        units += (0..<towns).map { Unit(code: "t\($0)", name: "第\($0)镇", parent: "county") }
        units += Self.units.enumerated().map { number, code in
            Unit(code: code, name: "第\(number)村", parent: "t\(number % towns)")
        }
        for first in stride(from: 0, to: items, by: itemsAtOnce) {
            progress("store: \(first) of \(items) items")
            let report = try store.importItems(
                units: first == 0 ? units : [],
                items: (first..<first + itemsAtOnce).map(item),
                by: Self.hands.drafter,
                at: now
            )
            guard
                report.items.allSatisfy({ line in
                    if case .added = line.outcome { true } else { false }
                })
            else { throw BenchError("The items of the county were not taken.") }
        }
        let hands = [
            ("checked", Self.hands.checker), ("approved", Self.hands.approver),
        ]
        for (step, person) in hands {
            progress("store: \(step)")
            try ForeignWriter.run(
                """
                BEGIN IMMEDIATE;
                INSERT INTO signature (item, revision, step, person, at, digest)
                SELECT item, number, '\(step)', '\(person)', \(now.milliseconds), digest
                FROM revision ORDER BY item;
                COMMIT;
                """,
                store: path
            )
            try store.append([])
        }
        return path
    }

    private static let kinds: [Kind] = [.notice, .fee, .duty, .commitment, .approval, .task]

    private static func item(_ number: Int) -> Item {
        Item(
            id: id(number),
            kind: kinds[number % kinds.count],
            unit: units[number % units.count],
            title: "第\(number)号公示事项",
            body: "依据县人民政府关于公开办事制度的规定，现将第\(number)号事项予以公示，"
                + "如有异议，请在公示期内向本单位或县政务公开办公室书面反映，电话12345。",
            urgency: .routine
        )
    }
}
