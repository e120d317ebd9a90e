import Disclosure
import Glyphs

/// One cell of a line: a character with its glyph.
struct Cell: Sendable {
    let character: Character
    /// Nil when no face has the character: it draws nothing and takes no room.
    let glyph: Glyph?
    let role: Role

    var width: Int { glyph?.width ?? 0 }
    /// Whether it is a part of a picture of a text.
    var isDrawn: Bool { PicturedText.isSlice(glyph) }
}

/// Turns styled text into cells, lines and marks with one face.
struct TextFlow: Sendable {
    let key: FaceKey
    let chain: FaceChain

    /// The cells of a text; characters that the face lacks are reported and take no room, nor do
    /// those that are refused.
    func cells(
        _ text: StyledText,
        pictured: [PicturedText] = [],
        refused: (_ text: String, _ field: String) -> Set<Character>,
        missing: (_ character: Character, _ field: String) -> Void
    ) -> [Cell] {
        var result: [Cell] = []
        for run in text.runs {
            switch run {
            case .sign(let sign, let role, let field):
                result.append(cell(sign, role: role))
                if result.last?.glyph == nil { missing(sign, field) }
            case .text(let string, let role, let field):
                for piece in PicturedText.pieces(of: string, pictured) {
                    switch piece {
                    case .drawn(let glyphs):
                        for glyph in glyphs {
                            guard let scalar = Unicode.Scalar(glyph.codePoint) else { continue }
                            result.append(
                                Cell(character: Character(scalar), glyph: glyph, role: role)
                            )
                        }
                    case .written(let words):
                        let hidden = refused(words, field)
                        for (character, glyph) in shaped(words) {
                            if hidden.contains(character) { continue }
                            if glyph == nil, !TextFlow.isControl(character) {
                                missing(character, field)
                            }
                            result.append(Cell(character: character, glyph: glyph, role: role))
                        }
                    }
                }
            }
        }
        return result
    }

    func cell(_ character: Character, role: Role) -> Cell {
        Cell(character: character, glyph: chain.glyph(for: character), role: role)
    }

    /// Line feeds and their like never draw anything and are no fault of a face.
    private static func isControl(_ character: Character) -> Bool {
        character.unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
    }

    /// The width of cells set in one line.
    static func width(_ cells: some Sequence<Cell>) -> Int {
        cells.reduce(0) { $0 + $1.width }
    }

    /// The marks of cells set in one line from `x`.
    func marks(_ cells: some Collection<Cell>, x: Int, y: Int) -> [Mark] {
        var marks: [Mark] = []
        marks.reserveCapacity(cells.count)
        var pen = x
        for cell in cells {
            if let glyph = cell.glyph, glyph.width > 0, cell.character != " " {
                marks.append(.glyph(glyph, x: pen, y: y, role: cell.role))
            }
            pen += cell.width
        }
        return marks
    }
}
