import Disclosure
import POSIX
import Store
import TestKit
import Testing

@Suite(
    "The store's page tells the truth",
    .enabled(if: StoreBench.hasShell, "needs sqlite3")
)
struct DocumentationTests {
    private func page() throws -> String {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return String(decoding: try Files.read("/\(root)/Documentation/store.md"), as: UTF8.self)
    }

    /// The bodies of the page's blocks of one language.
    private func blocks(_ language: String) throws -> [String] {
        try page().split(separator: "```\(language)\n").dropFirst().compactMap { piece in
            piece.split(separator: "```").first.map(String.init)
        }
    }

    @Test("its examples run as they stand, and do what the page says")
    func examples() throws {
        let bench = try StoreBench()
        _ = try DisclosureStore.create(at: bench.path)
        let examples = try blocks("sql")
        try #require(examples.count == 8)
        for (index, example) in examples.enumerated() {
            let result = try bench.shell(example)
            #expect(result.succeeded && result.errorText.isEmpty, "\(result.errorText)")
            let reading = try bench.open().snapshot()
            #expect(reading.findings.isEmpty)
            #expect(reading.snapshot.revisions.map(\.item.id) == (index == 1 ? ["FEE-1"] : []))
        }
    }

    @Test("it names every table, view and column that there is")
    func columns() throws {
        let bench = try StoreBench()
        _ = try DisclosureStore.create(at: bench.path)
        let names = try bench.shell(
            """
            SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')
            UNION SELECT c.name FROM sqlite_schema AS s, pragma_table_info(s.name) AS c
            WHERE s.type = 'table';
            """
        ).outputText.split(separator: "\n")
        try #require(names.count > 15)
        let page = try page()
        for name in names {
            #expect(page.contains("`\(name)`"), "\(name) is not on the page")
        }
    }
}
