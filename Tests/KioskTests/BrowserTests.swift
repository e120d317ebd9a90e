import Disclosure
import Exhibits
import HTTP
import Kiosk
import POSIX
import TestKit
import Testing

/// Scripts beside this file that play a visitor in a real browser.
private enum BrowserScript {
    static let isPresent = ToolRunner.has("chromium") && PythonJudge.isPresent

    static func run(_ name: String, _ arguments: [String]) throws -> String {
        let here = "\(#filePath)".split(separator: "/").dropLast().joined(separator: "/")
        let result = try ToolRunner.run(
            "python3",
            ["/\(here)/Browser/\(name)"] + arguments,
            timeoutSeconds: 240
        )
        guard result.succeeded else { return "\(name) failed: \(result.errorText)" }
        return result.outputText
    }

    static func server(
        _ model: KioskModel = SampleModel.withOneGone
    ) throws -> Server<KioskPages> {
        var configuration = ServerConfiguration(address: .loopback(port: 0))
        configuration.visitors.requestsPerConnection = 10_000
        return try KioskPages.server(configuration, model: model)
    }
}

@Suite("In a real browser", .serialized)
struct BrowserTests {
    @Test(
        "every page keeps the rules of accessibility and can be walked by keyboard alone",
        .enabled(if: BrowserScript.isPresent, "needs chromium and python3"),
        arguments: [
            ["/", "/kinds", "/kinds/project?lamp=late", "/kinds/supervision", "/items/KP-1"],
            ["/units", "/units/county", "/archive", "/archive/2026-11", "/items/AS-1"],
            ["/search?q=%E5%85%AC%E8%B7%AF", "/boards", "/boards/hall", "/guide", "/nothing"],
            ["/items/KP-1/certificate", "/items/NT-9", "/kiosk", "/en/kiosk", "/en/guide"],
            ["/en/", "/en/items/KP-1", "/en/items/KP-1/certificate", "/en/boards", "/en/kinds"],
            ["/en/kinds/project", "/en/units/county", "/en/search?q=x", "/en/archive/2026-11"],
            ["/kinds/assessment", "/kinds/poll", "/kinds/fee", "/kinds/diary", "/kinds/complaint"],
            ["/en/kinds/supervision", "/en/kinds/assessment", "/en/kinds/poll", "/en/kinds/fee"],
            ["/en/kinds/diary", "/en/units", "/en/archive", "/en/boards/hall", "/en/items/NT-9"],
            ["/en/items/AS-1", "/en/nothing", "/en/search?q=12319", "/search", "/items/PO-1"],
        ]
    )
    func rules(paths: [String]) throws {
        let server = try BrowserScript.server()
        defer { server.stop() }
        let base = "http://127.0.0.1:\(server.port)"
        let faults = try BrowserScript.run("rules.py", [base] + paths)
        #expect(faults.isEmpty, "\(faults)")
    }

    @Test(
        "so do the page and the item of every kind",
        .enabled(if: BrowserScript.isPresent, "needs chromium and python3"),
        arguments: [
            Kind.allCases.prefix(7), Kind.allCases.dropFirst(7).prefix(6),
            Kind.allCases.dropFirst(13),
        ].map(Array.init)
    )
    func kinds(kinds: [Kind]) throws {
        let server = try BrowserScript.server(SampleModel.model(SampleModel.ofEveryKind))
        defer { server.stop() }
        let paths = kinds.flatMap { ["/kinds/\($0.rawValue)", "/items/\($0.rawValue)-1"] }
        let faults = try BrowserScript.run("rules.py", ["http://127.0.0.1:\(server.port)"] + paths)
        #expect(faults.isEmpty, "\(faults)")
    }

    @Test(
        "a hall screen leads nowhere else, comes back to its start, and survives a cut line",
        .enabled(if: BrowserScript.isPresent, "needs chromium and python3")
    )
    func kiosk() throws {
        let server = try BrowserScript.server()
        defer { server.stop() }
        let faults = try BrowserScript.run("kiosk.py", ["\(server.port)"])
        #expect(faults.isEmpty, "\(faults)")
    }

    @Test(
        "an item prints as a notice on one sheet of A4",
        .enabled(
            if: BrowserScript.isPresent && ToolRunner.has("pdftotext"),
            "needs chromium, python3 and poppler-utils"
        )
    )
    func paper() throws {
        let server = try BrowserScript.server()
        defer { server.stop() }
        let url = "http://127.0.0.1:\(server.port)/items/NT-1"
        let text = try BrowserScript.run("paper.py", [url])
        #expect(text.contains("Pages: 1\n") && text.contains("(A4)"))
        for needed in ["县政务公开办公室", "市容环境综合整治公告", "2026年11月21日", "04HM-ASW9"] {
            #expect(text.contains(needed), "\(needed) in \(text)")
        }
        #expect(!text.contains("总览") && !text.contains("地质灾害"))
    }

    @Test(
        "an item of any kind and a certificate print in Chinese alone, on A4",
        .enabled(
            if: BrowserScript.isPresent && ToolRunner.has("pdftotext"),
            "needs chromium, python3 and poppler-utils"
        ),
        arguments: ["project", "assessment", "complaint", "fee"].map { "\($0)-1" } + [
            "project-1/certificate"
        ]
    )
    func papers(item: String) throws {
        let server = try BrowserScript.server(SampleModel.model(SampleModel.ofEveryKind))
        defer { server.stop() }
        let url = "http://127.0.0.1:\(server.port)/en/items/\(item)"
        let text = try BrowserScript.run("paper.py", [url])
        #expect(text.contains("(A4)"))
        #expect(item.contains("/") || text.contains("Pages: 1\n"))
        #expect(text.contains("样例"))
        for screen in ["Late", "Certificate", "Text", "JSON", "总览", "Overview"] {
            #expect(!text.contains(screen), "\(screen) in \(text)")
        }
    }
}

@Suite("The description of the interface")
struct DescriptionTests {
    @Test(
        "says what the server does, as schemathesis finds by asking at random",
        .enabled(if: ToolRunner.has("schemathesis"), "needs schemathesis from PyPI")
    )
    func schemathesis() throws {
        let server = try BrowserScript.server()
        defer { server.stop() }
        let folder = try TemporaryDirectory("schemathesis")
        let result = try ToolRunner.run(
            "schemathesis",
            [
                "run", "--max-examples", "15", "--no-color",
                "--generation-deterministic", "--phases", "examples,coverage,fuzzing",
                "http://127.0.0.1:\(server.port)/api/v1/openapi.json",
            ],
            directory: folder.path,
            timeoutSeconds: 180
        )
        #expect(result.succeeded, "\(result.outputText.suffix(6_000))")
    }
}
