import Session
import Testing

@testable import Links

/// A line played by letters: `A` asks, `A!` asks urgently, `.` ends the turn that is under way.
private func play(_ script: String) -> String {
    var turns = LineTurns()
    var spoken = ""
    for word in script.split(separator: " ") {
        if word == "." {
            if let holder = turns.holder { turns.release(holder, restUntil: 0) }
        } else {
            let board = Int(word.utf8[word.utf8.startIndex]) - 0x41
            let isUrgent = word.hasSuffix("!")
            if turns.begin(board, isUrgent: isUrgent, at: 0) { spoken += word.prefix(1) }
        }
        if let next = turns.grant(at: 0) {
            _ = turns.begin(next, isUrgent: false, at: 0)
            spoken += String(UnicodeScalar(UInt8(0x41 + next)))
        }
    }
    return spoken
}

struct LineTurnsTests {
    @Test(
        "turns go in the order of asking, urgent ones first, three in a row at most",
        arguments: [
            ("A", "A"),
            ("A B C . .", "ABC"),
            ("A B C! . .", "ACB"),
            // Asked twice is asked once; one that waits may become urgent.
            ("A B C B C! . . .", "ACB"),
            // B waits; after three that were urgent it has its turn.
            ("A B C! D! E! F! . . . . .", "ACDEBF"),
            // A would go on at once, but stands behind those who wait.
            ("A B A . .", "ABA"),
            ("A A A", "AAA"),
        ]
    )
    func order(script: String, expected: String) {
        #expect(play(script) == expected)
    }

    @Test("a line that rests is given to nobody, and then to who waits longest")
    func rest() {
        var turns = LineTurns()
        let first = turns.begin(0, isUrgent: false, at: 0)
        turns.release(0, restUntil: 100)
        let second = turns.begin(1, isUrgent: false, at: 50)
        let third = turns.begin(0, isUrgent: true, at: 60)
        #expect(first && !second && !third)
        #expect(turns.nextGrant == 100)
        let early = turns.grant(at: 99)
        let due = turns.grant(at: 100)
        #expect(early == nil && due == 0)
        turns.forget(0, restUntil: 300)
        #expect(turns.nextGrant == 300)
        turns.forget(1, restUntil: 400)
        #expect(turns.nextGrant == DeadlineHeap.never)
    }
}
