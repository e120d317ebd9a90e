import Notation

/// Reads how a zone's text moves, and refuses what would have no effect or would harm.
enum MovementReader {
    static let keys = [
        "direction", "effect", "entranceMilliseconds", "holdMilliseconds", "exitMilliseconds",
    ]
    /// A flashing zone fills at most this share of the board: one in four, the area below which
    /// flashes are held harmless (WCAG 2.3.1, 25 % of the field of view).
    private static let greatestFlashShare = 4

    static func movement(
        _ object: ObjectCursor,
        _ motion: TextMotion,
        _ area: PixelRectangle,
        board: PixelSize
    ) throws(NotationError) -> ZoneMovement {
        var movement = ZoneMovement()
        let travels = motion == .scroll || motion == .reveal || motion == .ticker
        if let cursor = object.optional("effect") {
            let name = try cursor.choice(of: ZoneMovement.Effect.allCases.map(\.rawValue))
            movement.effect = ZoneMovement.Effect(rawValue: name) ?? .cut
            guard !travels || movement.effect == .cut else {
                throw cursor.error(
                    "a text with the motion \"\(motion.rawValue)\" has no effect beside it",
                    remedy: "take the motion \"still\" or \"pages\", or leave the effect out"
                )
            }
            let share = area.width * area.height * greatestFlashShare
            guard movement.effect != .flash || share <= board.width * board.height else {
                throw cursor.error(
                    "the zone (\(area)) is too large to flash on a board of \(board)",
                    remedy: "let at most a quarter of the board flash"
                )
            }
        }
        let comesAndGoes = movement.effect == .wipe || movement.effect == .roll
        if let cursor = object.optional("direction") {
            let name = try cursor.choice(of: Direction.allCases.map(\.rawValue))
            movement.direction = Direction(rawValue: name) ?? .left
            guard travels || comesAndGoes else {
                throw cursor.error(
                    "nothing moves in this zone",
                    remedy: "choose the motion \"scroll\" or the effect \"wipe\" or \"roll\""
                )
            }
        }
        let slowest = 0...ZoneMovement.slowestTransition
        if let time = try time(object, "entranceMilliseconds", slowest, if: comesAndGoes) {
            movement.entranceMilliseconds = time
        }
        if let time = try time(object, "exitMilliseconds", slowest, if: comesAndGoes) {
            movement.exitMilliseconds = time
        }
        let holds = 0...ZoneMovement.longestHold
        if let time = try time(object, "holdMilliseconds", holds, if: !travels) {
            movement.holdMilliseconds = time
        }
        return movement
    }

    private static func time(
        _ object: ObjectCursor,
        _ key: String,
        _ range: ClosedRange<Int>,
        if applies: Bool
    ) throws(NotationError) -> Int? {
        guard let cursor = object.optional(key) else { return nil }
        let time = try cursor.integer(in: range)
        guard applies else {
            throw cursor.error(
                "\"\(key)\" says nothing about a text that moves like this one",
                remedy: key == "holdMilliseconds"
                    ? "it belongs to the motions \"still\" and \"pages\""
                    : "it belongs to the effects \"wipe\" and \"roll\""
            )
        }
        return time
    }
}
