import Disclosure
import POSIX
import Store
import TestKit
import Testing

@testable import Commands

/// `verify_certificate.py` shares nothing with the program; it has the ledger's export alone.
@Suite(
    "A second program verifies certificates",
    .enabled(if: PythonJudge.isPresent, "needs python3")
)
struct CertificateJudgeTests {
    private let office: CommandOffice
    private var store: String { office.folder.file("placard.db") }

    /// An office in which the fee F-4, which must hang five working days, is approved.
    init() throws {
        office = try CommandOffice()
        let path = office.folder.file("proving.json5")
        let text = String(
            decoding: try Files.read(office.folder.file("disclosing.json5")),
            as: UTF8.self
        )
        let proving = text.replacing("disclosure: {", with: "disclosure: { proof: \"sent\",")
        try Files.writeAtomically(Array(proving.utf8), to: path)
        let items = office.folder.file("items.json")
        try #require(answer("import", items, "--as", "张三").code == .success)
        _ = answer("import", office.folder.file("fee-1.csv"), "--as", "张三")
        for (step, person) in [("checked", "李四"), ("approved", "王五")] {
            let signed = answer("sign", "F-4", "--step", step, "--as", person)
            try #require(signed.code == .success, "\(signed)")
        }
    }

    private func answer(_ words: String...) -> Answer {
        Program.answer(to: words + ["--config", office.folder.file("proving.json5")])
    }

    private func expose(_ spans: [(String, String)], grade: String = "sent") throws {
        let store = try DisclosureStore.open(at: store, for: .writing)
        let digest = try #require(store.history(of: "F-4").last?.digest)
        for (from, until) in spans {
            let start = try #require(Instant(iso8601: "\(from):00+08:00"))
            let end = try #require(Instant(iso8601: "\(until):00+08:00"))
            let shows = [(item: "F-4", revision: 1, digest: digest)]
            let act = LedgerAct.exposure(
                board: "gate",
                shows: shows,
                span: start..<end,
                grade: grade,
                at: end
            )
            try store.append([act])
        }
    }

    /// What the judge says of the certificate, and of what `change` makes of it or of the ledger.
    private func judge(
        _ change: (_ certificate: inout String, _ ledger: inout String) -> Void = { _, _ in }
    ) throws -> String {
        let proved = answer("prove", "F-4", "--json", "--at", "2026-12-01T09:00")
        try #require(proved.code == .success, "\(proved)")
        var certificate = proved.output
        var ledger = answer("ledger", "--export", "-").output
        change(&certificate, &ledger)
        let first = try office.folder.write(certificate, to: "certificate.json")
        let second = try office.folder.write(ledger, to: "ledger.jsonl")
        let script = Files.directory(of: #filePath) + "/Tools/verify_certificate.py"
        return try ToolRunner.run("python3", [script, first, second]).outputText
    }

    private static let lit = [
        ("2026-11-20T10:00", "2026-11-24T12:00"), ("2026-11-24T13:00", "2026-11-24T18:00"),
        ("2026-11-25T08:00", "2026-11-30T18:00"),
    ]

    @Test("a complete period holds, an interruption told")
    func complete() throws {
        try expose(Self.lit)
        let text = answer("prove", "F-4", "--at", "2026-12-01T09:00").output
        #expect(text.contains("公示期已满：5个工作日，最后一日 2026-11-30。"), "\(text)")
        #expect(text.contains("2026-11-24 12:00:00 至 2026-11-24 13:00:00  1小时0分"))
        #expect(try judge() == "holds\n")
    }

    @Test("a running period and an item never shown hold too")
    func running() throws {
        #expect(try judge() == "holds\n")
        try expose([("2026-11-26T10:00", "2026-11-27T18:00")])
        #expect(try judge() == "holds\n")
        #expect(answer("prove", "F-4").code == .success)
    }

    @Test("what was changed in the certificate or in the ledger is found")
    func tampered() throws {
        try expose(Self.lit)
        let changes: [(String, (inout String, inout String) -> Void)] = [
            (
                "verdict",
                { certificate, _ in
                    certificate = certificate.replacing("\"days\": 5", with: "\"days\": 6")
                }
            ),
            (
                "signatures",
                { certificate, _ in
                    certificate = certificate.replacing("王五", with: "王六")
                }
            ),
            (
                "exposures",
                { certificate, _ in
                    certificate = certificate.replacing("\"gate\"", with: "\"hall\"")
                }
            ),
            (
                "gives",
                { certificate, _ in
                    certificate = certificate.replacing(
                        "\"wholeDayPercent\": 95",
                        with: "\"wholeDayPercent\": 80"
                    )
                }
            ),
            (
                "was changed",
                { _, ledger in
                    ledger = ledger.replacing("\"board\":\"gate\"", with: "\"board\":\"hall\"")
                }
            ),
            (
                "not the one",
                { _, ledger in
                    ledger = ledger.split(separator: "\n").dropLast().map { $0 + "\n" }.joined()
                }
            ),
        ]
        for (reason, change) in changes {
            let said = try judge(change)
            #expect(said.contains(reason), "\(reason): \(said)")
        }
    }

    @Test("where an answer is asked for, what was only sent does not count, and that is told")
    func grades() throws {
        try expose(Self.lit)
        let strict = Program.answer(to: [
            "prove", "F-4", "--config", office.folder.file("disclosing.json5"),
        ])
        #expect(strict.output.contains("尚未公示"))
        #expect(strict.error.contains("set it to \"sent\""))
        #expect(answer("owed", "--date", "2026-12-01").output.contains("no item names"))
    }

    @Test("the printed page is one file that says the same")
    func html() throws {
        try expose(Self.lit)
        let page = answer("prove", "F-4", "--html", "--at", "2026-12-01T09:00").output
        #expect(page.hasPrefix("<!DOCTYPE html>"))
        #expect(page.contains("最后一日 2026-11-30"))
    }
}
