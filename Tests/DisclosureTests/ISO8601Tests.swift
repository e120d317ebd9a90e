import Disclosure
import TestKit
import Testing

@Suite("ISO 8601 texts")
struct ISO8601Tests {
    @Test(
        "of instants",
        arguments: [
            ("1970-01-01T00:00:00Z", 0),
            ("1970-01-01T08:00:00+08:00", 0),
            ("1969-12-31T23:59:59.999Z", -1),
            ("2026-11-21T10:00:00+08:00", 1_795_226_400_000),
            ("2026-11-21T02:00Z", 1_795_226_400_000),
            ("2026-11-20T21:30:00.250-04:30", 1_795_226_400_250),
            ("2024-02-29T00:00:00+00:00", 1_709_164_800_000),
        ] as [(String, Int64)]
    )
    func instants(text: String, milliseconds: Int64) throws {
        #expect(try #require(Instant(iso8601: text)).milliseconds == milliseconds)
    }

    @Test(
        "that are no instants",
        arguments: [
            "", "2026-11-21", "2026-11-21T10:00:00", "2026-11-21 10:00:00Z", "2026-11-21T24:00:00Z",
            "2026-11-21T10:60:00Z", "2026-11-21T10:00:60Z", "2026-02-29T10:00:00Z",
            "2026-11-21T10:00:00+0800", "2026-11-21T10:00:00+8:00", "2026-11-21T10:00:00.5Z",
            "2026-11-21T10:00:00Zx", " 2026-11-21T10:00:00Z", "2026-11-21T10:00:00+24:00",
            "2026-11-21T１0:00:00Z",
        ]
    )
    func badInstants(text: String) {
        #expect(Instant(iso8601: text) == nil)
    }

    @Test("write instants in UTC or in a zone")
    func writing() {
        let instant = Instant(milliseconds: 1_795_226_400_250)
        #expect(instant.iso8601Text == "2026-11-21T02:00:00.250Z")
        #expect(instant.iso8601Text(in: .china) == "2026-11-21T10:00:00.250+08:00")
        let caracas = Zone(name: "America/Caracas", offsetSeconds: -16_200)
        #expect(instant.iso8601Text(in: caracas) == "2026-11-20T21:30:00.250-04:30")
        #expect(Instant(milliseconds: -1).iso8601Text == "1969-12-31T23:59:59.999Z")
    }

    @Test(
        "of days, and texts that are none",
        arguments: [
            ("2026-11-21", 20_778), ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016),
            ("1900-02-29", nil), ("2026-2-1", nil), ("2026-13-01", nil), ("2026-00-01", nil),
            ("2026-01-00", nil), ("2026-04-31", nil), ("20261121", nil), ("2026-11-21T", nil),
        ] as [(String, Int?)]
    )
    func days(text: String, dayNumber: Int?) {
        #expect(CivilDate(iso8601: text)?.dayNumber == dayNumber)
    }

    @Test("read back as written", arguments: [7, 8, 9] as [UInt64])
    func roundTrip(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<500 {
            let range = Int64(-62_000_000_000_000)...250_000_000_000_000
            let instant = Instant(milliseconds: Int64.random(in: range, using: &random))
            let offset = Int.random(in: -14 * 60...14 * 60, using: &random) * 60
            let zone = Zone(name: "test", offsetSeconds: offset)
            #expect(Instant(iso8601: instant.iso8601Text) == instant, "seed \(seed)")
            #expect(Instant(iso8601: instant.iso8601Text(in: zone)) == instant, "seed \(seed)")
            let day = CivilDate(dayNumber: Int.random(in: -700_000...2_900_000, using: &random))
            #expect(CivilDate(iso8601: day.iso8601Text) == day, "seed \(seed)")
        }
    }
}
