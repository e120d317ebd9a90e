import Disclosure
import Layout
import Planning
import Testing

/// What a composition takes over from the one before.
struct ActMemoryTests {
    private static let zone =
        "{ id: 'a', at: [0, 0, 48, 8], face: { height: 8 }, text: '{title}{lamp}' }"

    private static func programme(_ slots: [Slot]) -> Programme {
        Programme(
            board: Board(id: "b", name: "b"),
            at: Instant(milliseconds: 0),
            slots: slots,
            excluded: [],
            validUntil: nil
        )
    }

    @Test func whatIsUnchangedIsTheVeryActOfBefore() throws {
        let composer = try Tiny.composer(48, 8, Self.zone)
        let programme = Self.programme([Tiny.slot("山口")])
        var memory = ActMemory()
        let first = composer.compose(programme, memory: &memory)
        let second = composer.compose(programme, memory: &memory)
        #expect(first.acts[0].identity === second.acts[0].identity)
    }

    @Test func anotherContentOrLampIsLaidOutAnew() throws {
        let composer = try Tiny.composer(48, 8, Self.zone)
        var memory = ActMemory()
        var seen: [ActIdentity] = []
        for slot in [
            Tiny.slot("山口", progress: 1, lamp: .late), Tiny.slot("田中", progress: 1, lamp: .late),
            Tiny.slot("田中", progress: 1, lamp: .overdue),
        ] {
            let act = composer.compose(Self.programme([slot]), memory: &memory).acts[0]
            #expect(!seen.contains { $0 === act.identity })
            seen.append(act.identity)
        }
    }

    @Test func warningsAreToldAgain() throws {
        let composer = try Tiny.composer(48, 8, Self.zone)
        let programme = Self.programme([Tiny.slot("山龘")])
        var memory = ActMemory()
        let first = composer.compose(programme, memory: &memory)
        #expect(!first.warnings.isEmpty)
        #expect(composer.compose(programme, memory: &memory).warnings == first.warnings)
    }

    @Test func whatWasNotShownInBetweenIsForgotten() throws {
        let composer = try Tiny.composer(48, 8, Self.zone)
        let programme = Self.programme([Tiny.slot("山口")])
        var memory = ActMemory()
        let first = composer.compose(programme, memory: &memory)
        _ = composer.compose(Self.programme([]), memory: &memory)
        let third = composer.compose(programme, memory: &memory)
        #expect(first.acts[0].identity !== third.acts[0].identity)
    }
}
