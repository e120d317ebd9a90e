import Disclosure
import Matters
import Testing

@Suite("Exposures as they are seen")
struct ExposureRecorderTests {
    private static let first = HungRevision(item: "N-1", number: 1, digest: "aa")
    private static let second = HungRevision(item: "N-2", number: 4, digest: "bb")

    private func sighting(
        _ revisions: [HungRevision],
        _ grade: ExposureGrade? = .sent,
        board: String = "gate"
    ) -> ExposureRecorder.Sighting {
        ExposureRecorder.Sighting(board: board, revisions: revisions, grade: grade)
    }

    /// Sees one sighting at each second from `start` on; what comes out, as `from-until items`.
    private func rows(
        _ recorder: inout ExposureRecorder,
        from start: Int64 = 0,
        _ sightings: [ExposureRecorder.Sighting?]
    ) -> [String] {
        var found: [RecordedExposure] = []
        for (offset, sighting) in sightings.enumerated() {
            guard let sighting else { continue }
            found += recorder.see([sighting], at: Instant(seconds: start + Int64(offset)))
        }
        return (found + recorder.finish()).map { row in
            let span = row.span.lowerBound.milliseconds..<row.span.upperBound.milliseconds
            return "\(span.lowerBound / 1_000)-\(span.upperBound / 1_000) "
                + row.revisions.map(\.item).joined(separator: "+") + " \(row.grade)"
        }
    }

    @Test("a change of programme ends a row at the last sighting, and begins the next")
    func changes() {
        var recorder = ExposureRecorder()
        let one = sighting([Self.first])
        let both = sighting([Self.first, Self.second])
        #expect(
            rows(&recorder, [one, one, one, both, both])
                == ["0-2 N-1 sent", "3-4 N-1+N-2 sent"]
        )
    }

    @Test("a board that is dark, silent, gone or worse known ends its row")
    func ends() {
        let one = sighting([Self.first], .acknowledged)
        for other in [sighting([], .acknowledged), sighting([Self.first], nil)] {
            var recorder = ExposureRecorder()
            #expect(rows(&recorder, [one, one, other, other]) == ["0-1 N-1 acknowledged"])
        }
        var recorder = ExposureRecorder()
        #expect(
            rows(&recorder, [one, one, sighting([Self.first]), sighting([Self.first])])
                == ["0-1 N-1 acknowledged", "2-3 N-1 sent"]
        )
        _ = recorder.see([one], at: Instant(seconds: 10))
        _ = recorder.see([one], at: Instant(seconds: 11))
        let gone = recorder.see([], at: Instant(seconds: 12))
        #expect(gone.map(\.span.upperBound) == [Instant(seconds: 11)])
    }

    @Test("a machine that slept, or a clock that was set, proves nothing between")
    func silence() {
        let one = sighting([Self.first])
        var recorder = ExposureRecorder()
        #expect(
            rows(&recorder, [one, one, nil, nil, nil, nil, nil, nil, one, one])
                == ["0-1 N-1 sent", "8-9 N-1 sent"]
        )
        _ = rows(&recorder, from: 1_000, [one, one])
        _ = recorder.see([one], at: Instant(seconds: 5_000))
        _ = recorder.see([one], at: Instant(seconds: 5_001))
        let back = recorder.see([one], at: Instant(seconds: 4_000))
        #expect(back.map(\.span) == [Instant(seconds: 5_000)..<Instant(seconds: 5_001)])
    }

    @Test("the same loop all day costs one row a slice, and the slices join without a gap")
    func slices() {
        var recorder = ExposureRecorder(sliceMilliseconds: 900_000)
        var found: [RecordedExposure] = []
        for second in 0..<(10 * 3_600) {
            found += recorder.see([sighting([Self.first])], at: Instant(seconds: Int64(second)))
        }
        found += recorder.finish()
        #expect(found.count == 40)
        for (before, after) in zip(found, found.dropFirst()) {
            #expect(before.span.upperBound == after.span.lowerBound)
        }
        #expect(found.last?.span.upperBound == Instant(seconds: 10 * 3_600 - 1))
    }
}
