import Controllers
import Drivers
import Layout
import Planning
import Session
import Settings

extension BoardScript {
    /// Bytes kept for new lines, sizes and colours: one of so many.
    private static let reserve = 4

    /// The letters of a board that draws text by itself; nil for one that is sent pictures alone.
    init?(_ board: BoardConfiguration) throws(PublisherError) {
        guard case .controller(let settings) = board.language,
            let driver = try? settings.driver(), driver.sheet.content != .pictures
        else { return nil }
        let letters = driver.letters
        do {
            self.init(
                letters?.name ?? "",
                template: try Template(reading: settings.template ?? BoardScript.usualTemplate),
                mostBytes: driver.sheet.maximumByteCount * (Self.reserve - 1) / Self.reserve
            ) { character in
                letters.map { $0.bytes(of: character) != nil } ?? true
            }
        } catch {
            throw PublisherError(
                .layout,
                "board \(board.board.id): the text \"\(settings.template ?? "")\" is no template: "
                    + "\(error.problem).",
                remedy: "Correct controller.text: \(error.remedy)."
            )
        }
    }
}
