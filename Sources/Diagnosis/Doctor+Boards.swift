import Disclosure
import Glyphs
import Layout
import POSIX
import Planning
import Publisher

extension Doctor {
    /// Compiled faces: there, whole, and of the heights that boards ask for.
    mutating func lookAtFaces() {
        do {
            let shelf = try FaceShelf.open(configuration.fonts)
            for face in shelf.faces {
                do {
                    try face.verify()
                } catch {
                    find(
                        "face.damaged",
                        .problem,
                        face.name,
                        "\(error)",
                        why: "Texts may show wrong glyphs, or none.",
                        remedy: "Build the faces anew with make fonts."
                    )
                }
            }
            tell("faces \(configuration.fonts): \(shelf.faces.count)")
        } catch {
            find(
                "faces.missing",
                .problem,
                configuration.fonts,
                error.problem,
                why: "No board can write anything.",
                remedy: "Build the faces with make fonts, or correct \"fonts\"."
            )
        }
    }

    /// Layouts, and every character that hangs, on every board.
    mutating func lookAtBoards(_ snapshot: Snapshot) {
        guard let shelf = try? FaceShelf.open(configuration.fonts) else { return lookAtLayouts() }
        let planner = configuration.planner
        let index = planner.index(snapshot, at: now)
        for board in configuration.boards {
            look("board \(board.board.id): \(board.size), \(board.layout)") { doctor in
                var desk = BoardDesk(board, of: doctor.configuration, faces: shelf.library)
                let programme = planner.programme(index, for: board.board, at: doctor.now)
                let composition = desk.compose(programme, unitNames: index.unitNames)
                if let fault = desk.fault { doctor.layout(board.board.id, "\(fault)") }
                for warning in composition?.warnings ?? [] { doctor.take(warning, board.board.id) }
            }
        }
    }

    private mutating func layout(_ board: String, _ problem: String) {
        find(
            "layout.refused",
            .problem,
            "board \(board)",
            problem,
            why: "The board shows nothing.",
            remedy: "Correct the layout document, or name another in the board's \"layout\"."
        )
    }

    private mutating func take(_ warning: LayoutWarning, _ board: String) {
        let isGlyph = if case .missingGlyph = warning { true } else { false }
        find(
            isGlyph ? "glyph.missing" : "text.unfit",
            isGlyph ? .problem : .warning,
            "board \(board)",
            "\(warning)",
            why: isGlyph
                ? "The text hangs with a gap where the character should be."
                : "The text does not hang whole.",
            remedy: isGlyph
                ? "Add a face that has it, or write the word in another way."
                : "Shorten the text, or give the board another layout."
        )
    }

    /// Layouts alone, where there are no faces.
    private mutating func lookAtLayouts() {
        for board in configuration.boards {
            do throws(PublisherError) {
                _ = try LayoutShelf.read(
                    board.layout,
                    folder: configuration.layouts,
                    for: board.size
                )
            } catch {
                layout(board.board.id, error.problem)
            }
        }
    }
}
