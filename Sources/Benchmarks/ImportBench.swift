import Disclosure
import Measures
import POSIX
import Publisher
import Store

/// A table of ten thousand rows, from the file's bytes to drafts in the store.
struct ImportBench {
    private static let rows = 10_000
    private static let goalMilliseconds = 2_000.0

    let bench: Bench
    let folder: String

    func figures() throws -> [Figure] {
        let comma = Array(Self.table.utf8)
        var fresh: [Double] = []
        var again: [Double] = []
        for round in 0..<bench.runs {
            bench.progress("import: round \(round + 1) of \(bench.runs)")
            let configuration = try office("\(folder)/import-\(round)")
            fresh.append(try milliseconds(comma, configuration, expecting: Self.rows))
            again.append(try milliseconds(comma, configuration, expecting: 0))
        }
        return [
            Figure(
                "10,000 rows of a table, read, held against the gates and stored",
                "ms",
                fresh,
                goal: Self.goalMilliseconds
            ),
            Figure("the same table a second time", "ms", again),
        ]
    }

    /// Rows as an office has them, of 60 to 70 characters each.
    private static var table: String {
        var text = "编号,单位,标题,正文,收费项目,标准,依据\r\n"
        for row in 1...rows {
            text +=
                "F-\(row),office,占道费收费公示第\(row)号,"
                + "经批准每日每平方米二元，咨询请拨打12345,占道费,\(row)元,条例第\(row)条\r\n"
        }
        return text
    }

    private func office(_ folder: String) throws -> Configuration {
        try Files.makeDirectory(folder)
        let configuration = Configuration(
            office: "办公室",
            zone: .china,
            store: "\(folder)/store.db",
            layouts: bench.layouts,
            fonts: bench.fonts,
            kiosk: nil,
            boards: []
        )
        let store = try DisclosureStore.create(at: configuration.store)
        _ = try store.importItems(
            units: [Unit(code: "office", name: "办公室", parent: nil)],
            items: [],
            by: nil,
            at: Instant(milliseconds: Clocks.wallMilliseconds())
        )
        return configuration
    }

    private func milliseconds(
        _ bytes: [UInt8],
        _ configuration: Configuration,
        expecting count: Int
    ) throws -> Double {
        let start = MonotonicTime.now
        let report = try Intake(configuration).take(
            bytes,
            as: .table(.fee),
            by: "张三",
            at: Instant(milliseconds: Clocks.wallMilliseconds())
        )
        let nanoseconds = MonotonicTime.now.nanoseconds(since: start)
        let added = report.lines.count { $0.outcome == .added(revision: 1) }
        guard report.isClean, added == count, report.lines.count == Self.rows else {
            throw BenchError("the import took \(added) of \(count) rows", remedy: "Run it again.")
        }
        return Double(nanoseconds) / 1_000_000
    }
}
