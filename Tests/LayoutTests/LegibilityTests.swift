import Disclosure
import Layout
import Planning
import Testing

/// From how far, for how long, and by how many of those who pass a board is read.
struct LegibilityTests {
    private static let line = "face: { height: 8 }"

    private static func legibility(
        _ zones: String,
        _ slots: [Slot],
        pitch: Double? = nil,
        pace: ReadingPace? = nil
    ) throws -> Legibility {
        let layout = try Tiny.layout(32, 8, zones: zones)
        let composer = try Composer(
            layout: layout,
            colours: .rgb,
            faces: Tiny.library(),
            framesPerSecond: 10,
            directory: OfficeDirectory(office: "山口", unitNames: [:]),
            pace: pace
        )
        return Legibility(composer.compose(slots), layout: layout, pitchMillimetres: pitch)
    }

    private static let standing = "{ id: 'a', at: [0, 0, 32, 8], \(line), text: '{title}' }"

    /// The distances that boards of these pitches are sold with, in metres.
    @Test(arguments: [
        (8, 3.75, 4.26, 6.45), (8, 4.75, 5.396, 8.17), (8, 10, 11.36, 17.2),
    ])
    func reachFollowsFromPitch(height: Int, pitch: Double, comfort: Double, limit: Double) throws {
        let read = try Self.legibility(Self.standing, [Tiny.slot("山")], pitch: pitch)
        let reach = try #require(read.reaches.first)
        #expect(reach.cellHeight == height)
        #expect(abs(reach.comfortableMetres - comfort) < 0.001)
        #expect(abs(reach.limitMetres - limit) < 0.001)
    }

    @Test func withoutAPitchNothingIsClaimed() throws {
        #expect(try Self.legibility(Self.standing, [Tiny.slot("山")]).reaches.isEmpty)
    }

    /// Two items of 3 s: everybody who stays 90 s sees both.
    @Test func shortRoundsAreSeenByAll() throws {
        let slots = [Tiny.slot("山"), Tiny.slot("口", number: 2)]
        let read = try Self.legibility(Self.standing, slots)
        #expect(read.loopSeconds == 6)
        #expect(read.turns.map(\.seconds) == [3, 3])
        #expect(read.turns.map(\.visitShare) == [1, 1])
        #expect(read.fastestCharactersPerSecond == nil)
        #expect(read.warnings.isEmpty)
    }

    /// 60 items of 3 s: whoever stays 90 s sees 29 or 30 of them whole, so each item is seen from
    /// 87 of 180 arrival seconds.
    @Test func longRoundsAreSeenByFew() throws {
        let slots = (1...60).map { Tiny.slot("山", number: $0) }
        let read = try Self.legibility(Self.standing, slots)
        #expect(read.loopSeconds == 180)
        #expect(read.turns.count == 60)
        for turn in read.turns { #expect(abs(turn.visitShare - 87.0 / 180) < 0.000_1) }
        #expect(read.warnings.isEmpty)
        let longer = try Self.legibility(Self.standing, slots + [Tiny.slot("山", number: 61)])
        #expect(longer.warnings.count == 1)
        #expect(longer.warnings.first?.contains("183 s") == true)
    }

    /// An item that comes twice a round is seen from the arrivals of both showings.
    @Test func repeatedItemsAreSeenMoreOften() throws {
        let often = Tiny.slot("山", number: 1)
        let others = (2...60).map { Tiny.slot("山", number: $0) }
        let slots = [often] + others[..<29] + [often] + others[29...]
        let read = try Self.legibility(Self.standing, slots)
        #expect(read.loopSeconds == 183)
        let share = try #require(read.turns.first?.visitShare)
        #expect(abs(share - 174.0 / 183) < 0.000_1)
    }

    /// A ticker of 3 pixels a frame at 10 frames a second: an item needs its width and the zone's.
    @Test func itemsOfATickerPassWhole() throws {
        let zones = """
            { id: 'a', at: [0, 0, 32, 8], \(Self.line), motion: 'ticker', divider: '',
              text: '{title}' }
            """
        let slots = [Tiny.slot("山口山口山口"), Tiny.slot("山口山", number: 2)]
        let read = try Self.legibility(zones, slots)
        #expect(read.turns.map(\.revision.number) == [1, 2])
        #expect(abs(read.turns[0].seconds - Double(48 + 32) / 30) < 0.000_1)
        #expect(abs(read.turns[1].seconds - Double(24 + 32) / 30) < 0.000_1)
        #expect(read.turns.map(\.visitShare) == [1, 1])
        #expect(abs((read.fastestCharactersPerSecond ?? 0) - 3.75) < 0.000_1)
        #expect(read.warnings.isEmpty)
    }

    @Test func theWordFasterIsWarnedOf() throws {
        let zones = """
            { id: 'a', at: [0, 0, 32, 8], \(Self.line), motion: 'scroll', text: '{title}' }
            """
        let slots = [Tiny.slot("山口山口山口")]
        #expect(try Self.legibility(zones, slots, pace: .standard).warnings.isEmpty)
        #expect(try Self.legibility(zones, slots, pace: .calm).warnings.isEmpty)
        let warnings = try Self.legibility(zones, slots, pace: .faster).warnings
        #expect(warnings.count == 1)
        #expect(warnings.first?.contains("faster than most people read (3.5)") == true)
    }

    @Test func whatNobodyStaysForIsNamed() throws {
        let zones = """
            { id: 'a', at: [0, 0, 32, 8], \(Self.line), motion: 'scroll', text: '{title}' }
            """
        let read = try Self.legibility(zones, [Tiny.slot(String(repeating: "山", count: 400))])
        #expect(read.turns.map(\.visitShare) == [0])
        #expect(read.warnings.contains { $0.hasPrefix("N-1 takes 108 s") })
    }
}
