import Certificates
import Disclosure
import Matters
import Notation
import Recurrence
import Testing

@Suite("Certificates of publicity")
struct CertificateTests {
    private func at(_ text: String) throws -> Instant {
        let written = text.split(separator: " ").joined(separator: "T") + ":00+08:00"
        return try #require(Instant(iso8601: written))
    }

    private func certificate(
        _ spans: [(String, String)],
        grade: ExposureGrade = .acknowledged,
        made: String = "2026-11-30 09:00",
        days: Int? = 3,
        title: String = "占道费 <公示> & 依据"
    ) throws -> Certificate {
        let item = Item(id: "FEE-1", kind: .fee, unit: "county", title: title, body: "")
        let hours = try #require(DailyHours("08:00-18:00"))
        let term = days.map {
            PublicityTerm(
                days: $0,
                hall: [OpeningHours(hours: [hours], days: .init(workdaysOnly: true))]
            )
        }
        var entries: [Certificate.Entry] = []
        for (offset, span) in spans.enumerated() {
            let exposure = try #require(
                Exposure(board: "gate", from: at(span.0), until: at(span.1), grade: grade)
            )
            entries.append(.init(sequence: Int64(offset + 4), exposure: exposure))
        }
        let signed = try at("2026-11-20 09:00")
        return Certificate(
            office: "县政务公开办公室",
            unitName: "县政府",
            revision: Revision(item: item, number: 2, digest: item.digest, createdAt: signed),
            signatures: [
                Signature(step: .approved, person: "王五", at: signed, digest: item.digest)
            ],
            demand: Certificate.Demand(term: term),
            entries: entries,
            position: .init(sequence: 90, digest: String(repeating: "ab", count: 32)),
            madeAt: try at(made),
            zone: .china
        )
    }

    @Test("three lit working days after the day of posting are complete")
    func complete() throws {
        let whole = try certificate([("2026-11-20 10:00", "2026-11-25 18:00")])
        #expect(whole.isComplete)
        #expect(whole.posted?.iso8601Text == "2026-11-20")
        #expect(whole.text.contains("公示期已满：3个工作日，最后一日 2026-11-25。"))
        #expect(whole.text.contains("台账第4条"))
        #expect(!whole.text.contains("【中断】"))
    }

    @Test("a dark day shows as an interruption and keeps the period open")
    func dark() throws {
        let dark = try certificate(
            [
                ("2026-11-20 10:00", "2026-11-23 18:00"), ("2026-11-25 08:00", "2026-11-26 09:00"),
            ],
            made: "2026-11-26 09:00"
        )
        #expect(!dark.isComplete)
        #expect(dark.text.contains("预计 2026-11-26 期满"))
        #expect(dark.text.contains("2026-11-24 08:00:00 至 2026-11-24 18:00:00  10小时0分"))
    }

    @Test("what was only sent does not count where an answer is asked for")
    func grades() throws {
        let sent = try certificate([("2026-11-20 10:00", "2026-11-25 18:00")], grade: .sent)
        #expect(sent.posted == nil && sent.count == nil && !sent.isComplete)
        #expect(sent.text.contains("尚未公示"))
        #expect(sent.boards.isEmpty)
    }

    @Test("without a period it is a record and no verdict; an unknown year is told")
    func others() throws {
        let record = try certificate([("2026-11-20 10:00", "2026-11-25 18:00")], days: nil)
        #expect(record.text.contains("没有规定公示期"))
        let unknown = try certificate(
            [("2026-12-30 10:00", "2027-01-25 18:00")],
            made: "2027-01-26 09:00"
        )
        #expect(unknown.text.contains("2027年的节假日"))
    }

    @Test("the page escapes what people wrote and needs nothing else")
    func html() throws {
        let html = try certificate([("2026-11-20 10:00", "2026-11-25 18:00")]).html
        #expect(html.contains("占道费 &lt;公示&gt; &amp; 依据"))
        #expect(!html.contains("<公示>") && !html.contains("http"))
    }

    @Test("the JSON form is canonical JSON that reads back")
    func json() throws {
        let text = try certificate([("2026-11-20 10:00", "2026-11-25 18:00")]).json.canonicalText
        let root = try JSONCursor(try JSONReader.read(text)).openObject()
        #expect(try root.required("schema").string() == Certificate.schema)
        #expect(try root.required("complete").bool())
        #expect(try root.required("exposures").array().count == 1)
    }
}
