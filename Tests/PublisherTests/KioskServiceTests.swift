import BoardSimulator
import Disclosure
import POSIX
import Store
import TestKit
import Testing

@testable import Publisher

@Suite(
    "The kiosk beside the boards",
    .timeLimit(.minutes(10)),
    .enabled(if: ToolRunner.has("curl"), "needs curl")
)
struct KioskServiceTests {
    private func running(_ office: TestOffice) throws -> RunningOffice {
        try RunningOffice(office, kiosk: KioskSettings(port: 0))
    }

    @Test("pages show the approved item, never the draft, and follow the store")
    func pages() throws {
        let office = try TestOffice()
        try office.put(TestOffice.item("N-1", "山口收费公示"))
        try office.put(TestOffice.item("N-2", "未批准的草稿"), steps: 2)
        let running = try running(office)
        #expect(try eventually { try running.visit("").outputText.contains("山口收费公示") })
        #expect(try running.visit("items/N-1").outputText.contains("山口收费公示"))
        for path in ["", "items/N-1", "search?q=草稿", "boards/wall", "kinds/notice", "health"] {
            #expect(try !running.visit(path).outputText.contains("未批准的草稿"), "\(path)")
        }
        #expect(try !running.visit("items/N-2").succeeded, "there is no page for a draft")
        try office.withdraw("N-1")
        #expect(try eventually { try !running.visit("items/N-1").succeeded })
        #expect(try !running.visit("").outputText.contains("山口收费公示"))
    }

    @Test("an urgent notice and a withdrawn item are gone from every page within a second")
    func gone() throws {
        let office = try TestOffice()
        try office.put(TestOffice.item("N-1", "山口收费公示"))
        let running = try running(office)
        let store = try DisclosureStore.open(at: office.store, for: .writing)
        let pages = ["", "boards", "kinds/notice", "api/v1/notices", "feed.json", "search?q=山口"]
        func sees(_ words: String) throws -> [String] {
            try pages.filter { try running.visit($0).outputText.contains(words) }
        }
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        let end = now.advanced(byMilliseconds: 4_000)
        try store.add(
            Override(
                id: "u-1",
                kind: .urgent,
                text: "今日停水",
                span: now..<end,
                person: "张三",
                reason: "演练",
                at: now
            )
        )
        #expect(try eventually { try sees("今日停水").count >= 5 })
        #expect(try sees("山口收费公示").count >= 3)
        let left = end.milliseconds + 1_000 - Clocks.wallMilliseconds()
        Clocks.sleep(milliseconds: Int(max(0, left)))
        #expect(try sees("今日停水") == [])
        try office.withdraw("N-1")
        Clocks.sleep(milliseconds: 1_000)
        #expect(try sees("山口收费公示") == [])
    }

    @Test("an open page is told of a commit")
    func events() throws {
        let office = try TestOffice()
        let running = try running(office)
        let address = (running.service.kioskAddress ?? "") + "events"
        let page = try ToolRunner.start("curl", ["--silent", "--include", "--no-buffer", address])
        guard let output = page.takeOutput() else { throw ToolError.notInstalled("curl") }
        let stream = PipeReader(output)
        #expect(stream.hears("text/event-stream"))
        try office.put(TestOffice.item("N-1", "山口"))
        #expect(stream.hears("event: change"), "\(stream.text)")
    }

    @Test("the health report tells every board's state")
    func health() throws {
        let office = try TestOffice()
        let running = try running(office)
        let state = #""state":"ok""#
        #expect(
            try eventually {
                try running.visit("health").outputText
                    .filter { !$0.isWhitespace }.contains(state)
            }
        )
    }

    @Test(
        "figures of the running service, by another program's parser",
        .enabled(if: VenvJudge.has("prometheus_client"), "needs prometheus_client")
    )
    func metrics() throws {
        let office = try TestOffice()
        try office.put(TestOffice.item("N-1", "山口"))
        let running = try running(office)
        #expect(try running.showsTheStore())
        #expect(try eventually { try running.visit("metrics").outputText.contains("sent_total{") })
        let script = """
            import sys
            from prometheus_client.parser import text_string_to_metric_families
            families = text_string_to_metric_families(sys.stdin.read())
            samples = [s for f in families for s in f.samples]
            value = {(s.name, *sorted(s.labels.values())): s.value for s in samples}
            assert len(value) == len(samples), "a sample is there twice"
            assert value["placard_board_state", "ok", "wall"] == 1, value
            assert value["placard_board_frames_sent_total", "wall"] >= 1, value
            assert value["placard_board_bytes_sent_total", "wall"] >= 64 * 8 * 3, value
            assert value["placard_store_stale_seconds",] == 0
            assert value["placard_items_visible",] == 1
            assert value["placard_kiosk_requests_total", "answered"] >= 0
            """
        #expect(
            eventually {
                let text = (try? running.visit("metrics").output) ?? []
                return (try? VenvJudge.run(script, input: text)) != nil
            },
            "\((try? running.visit("metrics").outputText) ?? "no answer")"
        )
    }

    @Test("figures are told to nobody where they are turned off")
    func noMetrics() throws {
        var settings = KioskSettings(port: 0)
        settings.showsMetrics = false
        let running = try RunningOffice(try TestOffice(), kiosk: settings)
        #expect(try eventually { try running.visit("health").succeeded })
        #expect(try !running.visit("metrics").succeeded)
    }

    @Test(
        "the mirror is the board's picture, by another program's decoder",
        .enabled(if: PythonJudge.pictureTool != nil, "needs python3-pil")
    )
    func mirror() throws {
        let office = try TestOffice()
        try office.put(TestOffice.item("N-1", "山口"))
        let running = try running(office)
        #expect(try running.showsTheStore())
        let board = running.boards[0].picture()
        var mirror: ToolResult?
        #expect(
            try eventually {
                mirror = try running.visit("boards/wall/frame.png")
                return mirror?.succeeded == true
            }
        )
        let script = """
            import sys, io
            from PIL import Image
            picture = Image.open(io.BytesIO(sys.stdin.buffer.read()))
            assert picture.format == "PNG" and picture.size == (64, 8), picture
            sys.stdout.buffer.write(picture.convert("RGB").tobytes())
            """
        let decoded = try PythonJudge.run(
            script,
            input: mirror?.output ?? [],
            tool: PythonJudge.pictureTool ?? ""
        )
        #expect(decoded == board.bytes)
    }
}
