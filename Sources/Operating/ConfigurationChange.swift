import Disclosure
import Planning
import Settings

/// What differs between two configurations, in words for the log.
enum ConfigurationChange {
    /// One line a difference; none when both are the same.
    static func list(from old: Configuration, to new: Configuration) -> [String] {
        var changes: [String] = []
        func compare<Value: Equatable>(_ name: String, _ part: (Configuration) -> Value) {
            let pair = (part(old), part(new))
            if pair.0 != pair.1 { changes.append("\(name) \(pair.0) → \(pair.1)") }
        }
        compare("office", \.office)
        compare("zone", \.zone.name)
        compare("store", \.store)
        compare("layouts", \.layouts)
        compare("fonts", \.fonts)
        compare("kiosk") { $0.kiosk.map { "\($0.address):\($0.port)" } ?? "off" }
        changes += boards(old.boards, new.boards)
        if changes.isEmpty, old != new { changes.append("settings beside the boards") }
        return changes
    }

    private static func boards(
        _ old: [BoardConfiguration],
        _ new: [BoardConfiguration]
    ) -> [String] {
        var changes: [String] = []
        for board in old where !new.contains(where: { $0.board.id == board.board.id }) {
            changes.append("board \(board.board.id) removed")
        }
        for board in new {
            guard let before = old.first(where: { $0.board.id == board.board.id }) else {
                changes.append("board \(board.board.id) added")
                continue
            }
            let parts = parts(before, board)
            if before != board {
                let names = parts.isEmpty ? "settings" : parts.joined(separator: ", ")
                changes.append("board \(board.board.id): \(names)")
            }
        }
        return changes
    }

    /// The keys of the configuration file in which two settings of one board differ.
    private static func parts(_ a: BoardConfiguration, _ b: BoardConfiguration) -> [String] {
        var parts: [String] = []
        if a.board.name != b.board.name { parts.append("name") }
        if a.board.kinds != b.board.kinds { parts.append("kinds") }
        if a.board.unitScope != b.board.unitScope { parts.append("unit") }
        if a.size != b.size { parts.append("size") }
        if a.colours != b.colours { parts.append("colours") }
        if a.layout != b.layout { parts.append("layout") }
        if a.language != b.language { parts.append("protocol, wiring or controller") }
        if a.routine != b.routine { parts.append("hours or brightness") }
        if a.link != b.link { parts.append("link") }
        if a.framesPerSecond != b.framesPerSecond { parts.append("framesPerSecond") }
        return parts
    }
}
