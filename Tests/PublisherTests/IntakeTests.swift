import Disclosure
import Gates
import Notation
import POSIX
import Store
import TestKit
import Testing

@testable import Publisher

@Suite("Files that come in")
struct IntakeTests {
    private static let now = Instant(seconds: 1_795_000_000)
    private static let heads = "编号,单位,标题,正文,收费项目,标准,依据"

    private func office() throws -> (TestOffice, Configuration) {
        let office = try TestOffice()
        let store = try DisclosureStore.create(at: office.store)
        _ = try store.importItems(units: TestOffice.units, items: [], by: nil, at: Self.now)
        // A snapshot knows the units that something hangs by or not.
        return (office, office.configuration([try office.board("gate", "tcp://127.0.0.1:9")]))
    }

    private func take(
        _ text: String,
        _ form: IntakeForm,
        _ configuration: Configuration
    ) throws -> IntakeReport {
        try Intake(configuration)
            .take(Array(text.utf8), as: form, by: "张三", at: Self.now)
    }

    private func state(_ id: String, _ configuration: Configuration) throws -> ItemState? {
        try DisclosureStore.open(at: configuration.store, for: .reading).items()
            .first { $0.id == id }?.state
    }

    @Test(
        "names tell what is in a file",
        arguments: [
            ("a.json", .disclosures), ("fee-2026.csv", .table(.fee)), ("FEE.CSV", .table(.fee)),
            ("收费公示11月.csv", .table(.fee)), ("progress.csv", .progress),
            ("进度-11月.txt", .progress), ("table.csv", nil), ("fee.xlsx", nil), ("fee", nil),
        ] as [(String, IntakeForm?)]
    )
    func names(name: String, form: IntakeForm?) {
        #expect(IntakeForm(fileName: name) == form)
    }

    @Test("a table goes in once; one bad row never stops the others")
    func table() throws {
        let (office, configuration) = try office()
        defer { withExtendedLifetime(office) {} }
        let text =
            Self.heads + "\nF-1,u,山口,,占道费,2元,条例\nF-2,nowhere,山口,,,,\n"
            + "F-1,,,,广告,3元,条例\nF-3,山口,工日,,,,\n"
        let first = try take(text, .table(.fee), configuration)
        #expect(first.lines.map(\.outcome) == [.added(revision: 1), .added(revision: 1)])
        #expect(first.findings.map { $0.position?.description } == ["3:1"])
        #expect(first.refusedCount == 1 && first.held.isEmpty)
        #expect(try state("F-1", configuration) == .drafted)
        let again = try take(text, .table(.fee), configuration)
        #expect(again.lines.map(\.outcome) == [.unchanged(revision: 1), .unchanged(revision: 1)])
    }

    @Test("GB 18030 and semicolons, as office software in China saves")
    func gb18030() throws {
        let (office, configuration) = try office()
        defer { withExtendedLifetime(office) {} }
        // 编号;单位;标题 and F-1;u;山口 in GB 18030.
        let bytes = CommentedHex.bytes(
            """
            B1 E0 BA C5 3B B5 A5 CE BB 3B B1 EA CC E2 0D 0A
            46 2D 31 3B 75 3B C9 BD BF DA 0D 0A
            """
        )
        let report = try Intake(configuration)
            .take(bytes, as: .table(.notice), by: "张三", at: Self.now)
        #expect(report.findings.isEmpty, "\(report.findings)")
        #expect(report.lines.map(\.id) == ["F-1"])
    }

    @Test("what the gates hold back waits as a draft nobody stands by")
    func held() throws {
        let (office, configuration) = try office()
        defer { withExtendedLifetime(office) {} }
        let text = Self.heads + "\nF-1,u,山口,电话13800138000,,,\nF-2,u,龘,,,,\nF-3,u,山口,,,,\n"
        let report = try take(text, .table(.fee), configuration)
        #expect(report.held.map(\.id) == ["F-1", "F-2"])
        #expect(report.held.flatMap(\.findings).map(\.code) == [.mobilePhone, .missingGlyph])
        #expect(report.lines.map(\.id) == ["F-1", "F-2", "F-3"])
        #expect(try state("F-1", configuration) == .draft)
        #expect(try state("F-3", configuration) == .drafted)
        #expect(try take(text, .table(.fee), configuration).isClean)
    }

    @Test("progress changes the newest revision and nothing else")
    func progress() throws {
        let (office, configuration) = try office()
        defer { withExtendedLifetime(office) {} }
        let plan =
            "编号,单位,标题,开始日期,完成期限,进度,责任人\n"
            + "P-1,u,山口,2026/1/5,2026年12月31日,10%,王\n"
        #expect(try take(plan, .table(.project), configuration).isClean)
        let report = try take("编号,进度\nP-1,55\nP-9,5\n", .progress, configuration)
        #expect(report.lines.map(\.outcome) == [.revised(revision: 2)])
        #expect(report.findings.map { $0.position?.description } == ["3:1"])
        let newest = try DisclosureStore.open(at: configuration.store, for: .reading)
            .history(of: "P-1").last
        #expect(newest?.item?.plan?.progress == 55)
        #expect(newest?.signatures.map(\.step) == [.drafted])
    }

    @Test("a table that is no text, or of no kind, is refused at its beginning")
    func refused() throws {
        let (office, configuration) = try office()
        defer { withExtendedLifetime(office) {} }
        let report = try Intake(configuration)
            .take([0xFF, 0xFE, 0x41], as: .table(.fee), by: nil, at: Self.now)
        #expect(report.findings.first?.problem.contains("neither UTF-8 nor GB 18030") == true)
        let heads = try take("编好,单位\n", .table(.fee), configuration)
        #expect(heads.findings.first?.remedy.contains("编号") == true)
    }
}
