import Disclosure
import POSIX
import Store
import TestKit

/// A store in a folder of its own, with the `sqlite3` shell as the foreign writer.
final class StoreBench {
    static let hasShell = ToolRunner.has("sqlite3")
    /// 2026-11-20T00:00:00Z.
    static let now = Instant(seconds: 1_795_132_800)
    static let people = ["张三", "李四", "王五"]

    let directory: TemporaryDirectory
    var path: String { directory.file("store.db") }

    init() throws {
        directory = try TemporaryDirectory("store")
    }

    /// A store with two units and items at every stage of the chain.
    ///
    /// `hung` hangs; `checked` lacks its approval; `drafted` lacks both; `draft` is unsigned;
    /// `edited` hangs in revision 1 while revision 2 is a draft; `gone` was approved and withdrawn.
    static func furnished() throws -> StoreBench {
        let bench = try StoreBench()
        let store = try DisclosureStore.create(at: bench.path)
        let names = ["hung", "checked", "drafted", "draft", "edited", "gone"]
        _ = try store.importItems(
            units: units,
            items: names.map { item($0) },
            by: nil,
            at: now
        )
        for (name, steps) in [
            ("hung", 3), ("checked", 2), ("drafted", 1), ("edited", 3), ("gone", 3),
        ] {
            try sign(store, name, steps: steps)
        }
        _ = try store.importItems(
            units: [],
            items: [item("edited", title: "新标题")],
            by: nil,
            at: now
        )
        try store.withdraw(item: "gone", person: "赵六", at: now, reason: "数据有误")
        return bench
    }

    static let units = [
        Unit(code: "county", name: "县政务公开办公室", parent: nil),
        Unit(code: "county.urban", name: "县城市管理局", parent: "county"),
    ]

    static func item(_ id: String, title: String = "收费公示") -> Item {
        Item(
            id: id,
            kind: .fee,
            unit: "county.urban",
            title: title,
            body: "占道费每日每平方米二元。",
            table: Table(columns: ["项目", "标准"], rows: [["占道费", "2元"]])
        )
    }

    /// Signs the first steps of the chain.
    static func sign(
        _ store: DisclosureStore,
        _ item: String,
        revision: Int = 1,
        steps: Int = 3,
        at instant: Instant = now
    ) throws {
        let chain: [SignatureStep] = [.drafted, .checked, .approved]
        for (step, person) in zip(chain, people).prefix(steps) {
            try store.sign(item: item, revision: revision, step: step, person: person, at: instant)
        }
    }

    func open(_ purpose: DisclosureStore.Purpose = .reading) throws -> DisclosureStore {
        try DisclosureStore.open(at: path, for: purpose)
    }

    /// Runs SQL as another program would, with the shell's own settings.
    @discardableResult
    func shell(_ sql: String) throws -> ToolResult {
        try ToolRunner.run(
            "sqlite3",
            ["-batch", "-init", "/dev/null", "-cmd", ".timeout 5000", path],
            input: Array(sql.utf8)
        )
    }

    /// The ids that may hang, by the view itself.
    func approvedRows() throws -> String {
        try shell("SELECT * FROM approved ORDER BY item;").outputText
    }
}

/// The error that a body throws; nil when it throws none.
func storeError(_ body: () throws -> Void) throws -> StoreError? {
    do {
        try body()
        return nil
    } catch let error as StoreError {
        return error
    }
}
