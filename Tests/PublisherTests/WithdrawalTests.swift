import Disclosure
import POSIX
import TestKit
import Testing

@testable import Publisher

@Suite(
    "What is withdrawn is gone from everything the kiosk serves",
    .timeLimit(.minutes(10)),
    .enabled(if: ToolRunner.has("curl"), "needs curl")
)
struct WithdrawalTests {
    private static let secret = "山口收费"
    private static let searched = "search?q=%E5%B1%B1%E5%8F%A3%E6%94%B6%E8%B4%B9"
    private static let places = [
        "", "kiosk", "kinds", "kinds/notice", "units", "units/u", "archive", "boards",
        "boards/wall", "feed.atom", "feed.json", "kinds/notice/feed.atom", "units/u/feed.json",
        "api/v1/items", "sitemap.xml", "health", searched,
    ]

    private func serving(_ office: TestOffice) throws -> RunningOffice {
        var settings = KioskSettings(port: 0)
        settings.publicAddress = "https://open.example"
        return try RunningOffice(office, kiosk: settings)
    }

    /// What all addresses answer, one after another over one connection.
    private func everything(_ running: RunningOffice, _ ids: [String]) throws -> String {
        let base = running.service.kioskAddress ?? ""
        let places = Self.places + ids.flatMap { ["items/\($0)", "api/v1/items/\($0)"] }
        return try ToolRunner.run(
            "curl",
            ["--silent", "--max-time", "10"] + places.map { base + $0 }
        ).outputText
    }

    @Test("within a second of the signature, at every address")
    func everywhere() throws {
        let office = try TestOffice()
        let running = try serving(office)
        var fastest = Int64.max
        for number in 1...3 {
            let title = "\(Self.secret)\(number)"
            try office.put(TestOffice.item("N-\(number)", title))
            #expect(
                try eventually { try running.visit("items/N-\(number)").succeeded },
                "the approved item has a page"
            )
            #expect(try everything(running, ["N-\(number)"]).contains(title))
            try office.withdraw("N-\(number)")
            let start = MonotonicTime.now
            #expect(
                try eventually { try !everything(running, ["N-\(number)"]).contains(title) }
            )
            fastest = min(fastest, MonotonicTime.now.nanoseconds(since: start) / 1_000_000)
        }
        // A busy machine may be late twice; what nothing holds up is there in time.
        #expect(fastest < 1_000, "the fastest of three took \(fastest) ms")
    }

    @Test("its address says since when and why it is gone, and feeds tell their readers")
    func tombstone() throws {
        let office = try TestOffice()
        try office.put(TestOffice.item("N-1", "\(Self.secret)公示"))
        try office.put(TestOffice.item("N-2", "还没公开的"), steps: 2)
        let later = TestOffice.now.advanced(byMilliseconds: 3_600_000)
        let window = Window(from: later)
        try office.put(TestOffice.item("N-3", "明天才公开的", window: window))
        for id in ["N-1", "N-2", "N-3"] { try office.withdraw(id) }
        let running = try serving(office)
        let base = running.service.kioskAddress ?? ""
        func get(_ path: String) throws -> (status: String, text: String) {
            let text = try ToolRunner.run(
                "curl",
                ["--silent", "--write-out", "|%{http_code}", base + path]
            ).outputText
            return (String(text.suffix(3)), text)
        }
        #expect(try eventually { try get("items/N-1").status == "410" })
        let page = try get("items/N-1").text
        #expect(page.contains("已撤回") && page.contains("到期") && page.contains("<time datetime="))
        #expect(!page.contains(Self.secret))
        let problem = try get("api/v1/items/N-1")
        #expect(problem.status == "410" && problem.text.contains("到期"))
        let feed = try get("feed.atom").text
        #expect(feed.components(separatedBy: "<at:deleted-entry") == 1)
        #expect(feed.contains("href=\"https://open.example/feed.atom\""))
        #expect(try get("feed.json").text.contains("\"reason\":\"到期\""))
        for id in ["N-2", "N-3"] {
            #expect(try get("items/\(id)").status == "404", "\(id) was never public")
        }
    }
}

extension String {
    fileprivate func components(separatedBy part: String) -> Int {
        ranges(of: part).count
    }
}
