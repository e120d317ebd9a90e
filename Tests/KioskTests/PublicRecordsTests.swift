import Certificates
import Disclosure
import Matters
import Notation
import Recurrence
import TestKit
import Testing

@testable import Exhibits

@Suite("What hung is kept in stretches, within limits")
struct PublicRecordsTests {
    private static let start = SampleModel.instant(2026, 11, 20, 9, 0)

    private static func entry(
        _ sequence: Int64,
        _ board: String,
        _ minutes: Range<Int64>,
        _ grade: ExposureGrade = .acknowledged
    ) throws -> Certificate.Entry {
        Certificate.Entry(
            sequence: sequence,
            exposure: try #require(
                Exposure(
                    board: board,
                    from: start.advanced(byMilliseconds: minutes.lowerBound * 60_000),
                    until: start.advanced(byMilliseconds: minutes.upperBound * 60_000),
                    grade: grade
                )
            )
        )
    }

    /// `board from-until:grade first..last`, in minutes.
    private func texts(_ entries: [Certificate.Entry]) -> [String] {
        entries.map { entry in
            let span = entry.exposure.span
            func minute(_ instant: Instant) -> Int64 {
                (instant.milliseconds - Self.start.milliseconds) / 60_000
            }
            return "\(entry.exposure.board) \(minute(span.lowerBound))-\(minute(span.upperBound))"
                + ":\(entry.exposure.grade.word) \(entry.sequence)..\(entry.through)"
        }
    }

    @Test("rows of one board and grade that touch are one stretch; nothing else is joined")
    func joins() throws {
        var records = PublicRecords()
        for (sequence, board, minutes, grade) in [
            (3, "hall", 0..<15, .sent), (4, "gate", 0..<15, .sent), (5, "hall", 15..<30, .sent),
            (6, "gate", 16..<30, .sent), (7, "hall", 30..<45, .acknowledged),
            (9, "hall", 45..<50, .acknowledged), (10, "hall", 49..<60, .acknowledged),
        ] as [(Int64, String, Range<Int64>, ExposureGrade)] {
            records.add(try Self.entry(sequence, board, minutes, grade), digest: "d")
        }
        records.add(try Self.entry(8, "hall", 45..<60, .acknowledged), digest: "other")
        #expect(
            texts(records.entries(of: "d")) == [
                "hall 0-30:sent 3..5", "gate 0-15:sent 4..4", "gate 16-30:sent 6..6",
                "hall 30-50:acknowledged 7..9", "hall 49-60:acknowledged 10..10",
            ]
        )
        #expect(records.hangings(of: "d").map(\.board) == ["gate", "hall"])
        #expect(records.hangings(of: "d").map(\.milliseconds) == [29, 61].map { $0 * 60_000 })
        #expect(records.hangings(of: "nothing") == [])
    }

    /// A fortnight of rows as services write them: quarters of an hour that touch, and breaks.
    private func fortnight(_ seed: UInt64) throws -> [Certificate.Entry] {
        var random = SplitMix64(seed: seed)
        var entries: [Certificate.Entry] = []
        var ends: [String: Int64] = [:]
        while (ends.values.min() ?? 0) < 14 * 1_440 {
            let board = ["hall", "gate", "door"].randomElement(using: &random) ?? "hall"
            let pause = Int.random(in: 0..<4, using: &random) == 0
            let from = ends[board, default: 0] + (pause ? .random(in: 1...400, using: &random) : 0)
            let until = from + .random(in: 1...15, using: &random)
            let grade: ExposureGrade =
                Int.random(in: 0..<9, using: &random) == 0 ? .sent : .readBack
            entries.append(try Self.entry(Int64(entries.count + 1), board, from..<until, grade))
            ends[board] = until
        }
        return entries
    }

    @Test(
        "neither the counted hours nor the sums of the page change",
        arguments: 1...6 as ClosedRange<UInt64>
    )
    func counts(seed: UInt64) throws {
        let rows = try fortnight(seed)
        var records = PublicRecords()
        for row in rows { records.add(row, digest: "d") }
        let kept = records.entries(of: "d")
        #expect(kept.count < rows.count / 2)
        let hours = try #require(DailyHours("08:00-18:00"))
        let hall = OpeningHours(hours: [hours], days: .init(workdaysOnly: true))
        for day in [1, 3, 8, 15] as [Int64] {
            let now = Self.start.advanced(byMilliseconds: day * 86_400_000)
            for grade in [ExposureGrade.sent, .acknowledged] {
                let term = PublicityTerm(days: 6, hall: [hall], minimumGrade: grade)
                func count(_ entries: [Certificate.Entry]) -> PublicityCount {
                    let posted = SampleModel.zone.civilTime(at: Self.start).date
                    let exposures = entries.map(\.exposure)
                    return PublicityCount(term, posted: posted, exposures: exposures, now: now)
                }
                #expect(count(kept) == count(rows))
                #expect(count(rows).credit > 0 || day <= 3)
            }
        }
        for hanging in records.hangings(of: "d") {
            let spans = rows.map(\.exposure).filter { $0.board == hanging.board }.map(\.span)
            let sum = spans.reduce(0) {
                $0 + $1.upperBound.milliseconds - $1.lowerBound.milliseconds
            }
            #expect(hanging.milliseconds == sum)
            #expect(hanging.span.lowerBound == spans.map(\.lowerBound).min())
            #expect(hanging.span.upperBound == spans.map(\.upperBound).max())
        }
    }

    private func records(ofText: Int, ofAll: Int) -> PublicRecords {
        PublicRecords(
            demand: { _ in .init(term: PublicityTerm(days: 1, hall: [OpeningHours()])) },
            limits: .init(ofText: ofText, ofAll: ofAll)
        )
    }

    @Test("a record that grows too long loses its oldest stretches, and says so")
    func longText() throws {
        let revision = SampleModel.approved(SampleModel.items[0])
        var records = records(ofText: 8, ofAll: 1_000)
        records.stand(at: .init(sequence: 100, digest: "e"))
        for number in 1...20 as ClosedRange<Int64> {
            records.add(
                try Self.entry(number, "hall", number * 10..<number * 10 + 5),
                digest: revision.digest
            )
        }
        let kept = records.entries(of: revision.digest)
        #expect((6...8).contains(kept.count))
        #expect(kept.last?.sequence == 20)
        #expect(records.hangings(of: revision.digest).map(\.milliseconds) == [100 * 60_000])
        let certificate = try #require(
            records.certificate(
                of: revision,
                office: "县",
                unitName: "局",
                at: Self.start.advanced(byMilliseconds: 86_400_000),
                zone: SampleModel.zone
            )
        )
        #expect(certificate.omitted == 20 - kept.count)
        #expect(certificate.count == nil)
        #expect(certificate.text.contains("更早的\(certificate.omitted)段未列出"))
        #expect(certificate.text.contains("不作结论"))
        #expect(certificate.json.compactText.contains("\"omitted\":\(certificate.omitted)"))
        #expect(!certificate.json.compactText.contains("\"complete\""))
    }

    @Test("where all records together grow too long, the longest become shorter first")
    func longAll() throws {
        var records = records(ofText: 1_000, ofAll: 100)
        var sequence: Int64 = 0
        for text in 0..<10 {
            // The later, the longer.
            for number in 0..<Int64(3 * text + 1) {
                sequence += 1
                records.add(
                    try Self.entry(sequence, "b", number * 10..<number * 10 + 5),
                    digest: "t\(text)"
                )
            }
        }
        let counts = (0..<10).map { records.entries(of: "t\($0)").count }
        #expect(counts.reduce(0, +) <= 100)
        #expect(counts.prefix(3) == [1, 4, 7])
        #expect(counts == counts.sorted())
        for text in 0..<10 {
            let milliseconds = records.hangings(of: "t\(text)").map(\.milliseconds)
            #expect(milliseconds == [Int64(3 * text + 1) * 300_000])
        }
    }

    @Test("texts that may hang no longer are forgotten, but for what was just told")
    func forgets() throws {
        var records = PublicRecords()
        for number in 1...5 as ClosedRange<Int64> {
            records.add(try Self.entry(number, "hall", 0..<5), digest: "t\(number)")
        }
        records.forget(except: ["t1", "t9"], toldAfter: 3)
        #expect(records.textCount == 3)
        #expect((1...5).map { records.entries(of: "t\($0)").count } == [1, 0, 0, 1, 1])
    }
}
