import Disclosure
import Matters
import Session
import TestKit
import Testing

@testable import Links
@testable import Publisher

@Suite("How well a board's content is known")
struct ExposureGradeTests {
    /// What is known at a second of a frame that was acknowledged at second 100.
    private func grade(
        at second: Int64,
        state: BoardState = .ok,
        holds: Int64 = 45,
        movesUntil: Int64? = nil
    ) -> ExposureGrade? {
        var status = BoardStatus(id: "gate", since: Instant(milliseconds: 0))
        status.state = state
        status.lastSent = SentFrame(
            sceneID: 1,
            instant: Instant(milliseconds: 100_000),
            sentAt: Instant(milliseconds: 100_000),
            confirmation: .acknowledged,
            holdsMilliseconds: holds * 1_000,
            movesUntil: movesUntil.map { Instant(milliseconds: $0 * 1_000) }
        )
        return status.exposureGrade(at: Instant(milliseconds: second * 1_000))
    }

    @Test("is believed for its time, and not while the board is away")
    func believed() {
        #expect(grade(at: 145) == .acknowledged)
        #expect(grade(at: 146) == nil)
        #expect(grade(at: 101, state: .offline) == nil)
    }

    @Test("ends when a board that moves by itself has shown all that it was given")
    func stands() {
        #expect(grade(at: 108, movesUntil: 103) == .acknowledged)
        #expect(grade(at: 109, movesUntil: 103) == nil)
        #expect(grade(at: 140, movesUntil: 150) == .acknowledged)
    }
}
