import Disclosure
import Session
import TestKit
import Testing

@testable import Health
@testable import Links

@Suite("Figures for Prometheus")
struct MetricsTextTests {
    @Test("a family has its help, its type and its samples")
    func family() {
        var text = MetricsText()
        text.add(
            "lamps",
            .gauge,
            "How many\nlamps.",
            [
                .init(["hall": "a \"b\" \\ c\nd", "row": "1"], 3 as UInt64), .init([:], 0.25),
            ]
        )
        text.add("nothing", .counter, "Is left out.", [])
        #expect(
            text.text == #"""
                # HELP lamps How many\nlamps.
                # TYPE lamps gauge
                lamps{hall="a \"b\" \\ c\nd",row="1"} 3
                lamps 0.25

                """#
        )
    }

    @Test(
        "numbers are written so that nothing of them is lost",
        arguments: [
            (0, "0"), (-3, "-3"), (1e15, "1000000000000000"), (1e17, "1e+17"), (0.1, "0.1"),
            (.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN"),
        ] as [(Double, String)]
    )
    func numbers(value: Double, text: String) {
        #expect(MetricsText.number(value) == text)
    }

    private func boards() -> [BoardStatus] {
        var hall = BoardStatus(id: "hall", since: Instant(milliseconds: 1_000))
        hall.state = .ok
        hall.framesSent = 12
        hall.bytesSent = 9_007_199_254_740_993
        hall.connections = 2
        hall.lastSent = SentFrame(
            sceneID: 1,
            instant: Instant(milliseconds: 0),
            sentAt: Instant(milliseconds: 2_500)
        )
        for delay in [1_000, 2_000, 900_000] as [Int64] { hall.lateness.record(nanoseconds: delay) }
        var gate = BoardStatus(id: "gate", since: Instant(milliseconds: 2_000))
        gate.state = .offline
        gate.linkFault = .unreachable
        gate.garbageBytes = 7
        return [hall, gate]
    }

    private func text() -> String {
        let statuses = boards()
        let now = Instant(milliseconds: 4_000)
        let readings = statuses.map {
            BoardReading($0, routine: BoardRoutine(zone: .china), layoutFault: nil, at: now)
        }
        var text = MetricsText()
        text.add(boards: readings, statuses, alerted: ["gate"], at: now)
        return text.text
    }

    @Test(
        "another program's parser reads every family and value",
        .enabled(if: VenvJudge.has("prometheus_client"), "needs prometheus_client")
    )
    func judge() throws {
        let script = """
            import sys
            from prometheus_client.parser import text_string_to_metric_families
            families = {f.name: f for f in text_string_to_metric_families(sys.stdin.read())}
            value = {}
            for family in families.values():
                assert family.documentation and family.type != "unknown", family
                for sample in family.samples:
                    key = (sample.name,) + tuple(sorted(sample.labels.values()))
                    assert key not in value, key
                    value[key] = sample.value
            def gives(wanted, *key):
                assert value["placard_board_" + key[0], *key[1:]] == wanted, (key, value)
            gives(1, "state", "hall", "ok")
            gives(0, "state", "hall", "offline")
            gives(1, "state", "gate", "offline")
            assert sum(v for k, v in value.items() if k[0] == "placard_board_state") == 2
            gives(3, "state_age_seconds", "hall")
            gives(2, "state_age_seconds", "gate")
            gives(1, "fault", "gate", "link-unreachable")
            assert ("placard_board_fault", "hall") not in {k[:2] for k in value}
            gives(0, "alert", "hall")
            gives(1, "alert", "gate")
            gives(2.5, "confirmed_timestamp_seconds", "hall")
            gives(12, "frames_sent_total", "hall")
            gives(0, "frames_sent_total", "gate")
            gives(2.0 ** 53, "bytes_sent_total", "hall")
            gives(7, "garbage_bytes_total", "gate")
            assert families["placard_board_frames_sent"].type == "counter"
            assert families["placard_board_lateness_seconds"].type == "summary"
            gives(3, "lateness_seconds_count", "hall")
            assert abs(value["placard_board_lateness_seconds_sum", "hall"] - 903e-6) < 1e-12
            gives(0.0009, "lateness_seconds", "0.99", "hall")
            """
        _ = try VenvJudge.run(script, input: Array(text().utf8))
    }

    @Test("no host or device is told: the page may be public")
    func noAddress() {
        #expect(!text().contains("://"))
    }
}
