import Layout
import Notation
import Planning
import Publisher

/// What `placard check` tells of one board's readers.
struct BoardLegibility {
    let board: BoardConfiguration
    let pace: ReadingPace
    let legibility: Legibility
    /// What a person should consider, a sentence each.
    let warnings: [String]

    init(
        _ board: BoardConfiguration,
        _ composition: Composition,
        _ layout: LayoutDocument,
        rounds: [String]
    ) {
        self.board = board
        pace = composition.pace
        legibility = Legibility(
            composition,
            layout: layout,
            pitchMillimetres: board.pitchMillimetres
        )
        warnings = legibility.warnings + rounds
    }

    /// Lines for people.
    var lines: [String] {
        let name = board.board.id
        var lines: [String] = []
        if !legibility.reaches.isEmpty {
            let reaches = legibility.reaches.map { reach in
                "\(reach.cellHeight) px to \(text(reach.comfortableMetres)) m"
                    + " (at most \(text(reach.limitMetres)) m)"
            }
            lines.append("reach    \(name): \(reaches.joined(separator: ", "))")
        }
        let turns = legibility.turns
        if !turns.isEmpty {
            lines.append(
                "round    \(name): \(text(legibility.loopSeconds)) s, \(turns.count) items, pace "
                    + "\(pace.name) (\(text(pace.charactersPerSecond)) characters a second)"
            )
        }
        lines += turns.map { turn in
            "seen     \(name): \(turn.revision.item) for \(text(turn.seconds)) s, by "
                + "\(percent(turn.visitShare)) % of visits of \(Int(Legibility.visitSeconds)) s"
        }
        lines += warnings.map { "warning  board \(name): \($0)." }
        return lines
    }

    /// The same for programs.
    var json: JSONValue {
        [
            "id": .string(board.board.id),
            "layout": .string(board.layout),
            "pitchMillimetres": board.pitchMillimetres.map { .number($0) } ?? .null,
            "pace": .string(pace.name),
            "charactersPerSecond": .number(pace.charactersPerSecond),
            "reaches": .array(
                legibility.reaches.map { reach in
                    [
                        "cellHeight": .integer(reach.cellHeight),
                        "comfortableMetres": .number(rounded(reach.comfortableMetres)),
                        "limitMetres": .number(rounded(reach.limitMetres)),
                    ]
                }
            ),
            "loopSeconds": .number(rounded(legibility.loopSeconds)),
            "items": .array(
                legibility.turns.map { turn in
                    [
                        "id": .string(turn.revision.item),
                        "revision": .integer(turn.revision.number),
                        "seconds": .number(rounded(turn.seconds)),
                        "visitPercent": .integer(percent(turn.visitShare)),
                    ]
                }
            ),
            "warnings": .array(warnings.map { .string($0) }),
        ]
    }

    private func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }

    private func text(_ value: Double) -> String { "\(rounded(value))" }

    private func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }
}
