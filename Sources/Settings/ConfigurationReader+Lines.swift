import Drivers
import Links
import Notation
import Planning

extension ConfigurationReader {
    /// Looks whether a board can hang on one line with those read before it, and tells those that
    /// do that they share one.
    static func shareLine(
        _ entry: JSONCursor,
        _ board: BoardConfiguration,
        with boards: inout [BoardConfiguration]
    ) throws(NotationError) -> BoardConfiguration {
        guard let path = board.link.devicePath else { return board }
        let others = boards.indices.filter { boards[$0].link.devicePath == path }
        guard !others.isEmpty else { return board }
        let object = try entry.object(keys: boardKeys)
        let link = try object.required("link")
        for index in others {
            try compare(board, boards[index], object, link, path)
            boards[index].language = boards[index].language.onSharedLine
        }
        var board = board
        board.language = board.language.onSharedLine
        return board
    }

    private static func compare(
        _ board: BoardConfiguration,
        _ other: BoardConfiguration,
        _ object: ObjectCursor,
        _ link: JSONCursor,
        _ path: String
    ) throws(NotationError) {
        let names = "\"\(other.board.id)\" and \"\(board.board.id)\""
        if board.link.conflict(with: other.link) != nil {
            throw link.error(
                "the boards \(names) are on one line and want it in two ways: "
                    + "\(other.link) and \(board.link)",
                remedy: "write the same link for both; boards of one line talk alike"
            )
        }
        for one in [other, board] where one.language.wiring != nil {
            throw link.error(
                "the boards \(names) are on one line, and \(one.language.title) has no addresses",
                remedy: "give \"\(one.board.id)\" a line of its own"
            )
        }
        guard case .controller(let settings) = board.language,
            case .controller(let others) = other.language
        else { return }
        for (one, its) in [(other, others), (board, settings)] where its.ownAddresses == nil {
            throw link.error(
                "the boards \(names) are on one line, and \"\(one.board.id)\" has no address "
                    + "that is its own alone",
                remedy: "set controller.address of both, as it is set in the cards"
            )
        }
        guard settings.speaksLike(others), let mine = settings.ownAddresses,
            let taken = others.ownAddresses, mine.overlaps(taken)
        else { return }
        throw (object.optional("controller") ?? link).error(
            "the boards \(names) are on one line and would both answer to address "
                + "\(max(mine.lowerBound, taken.lowerBound))",
            remedy: "give each an address of its own, in the card and here"
        )
    }
}

extension BoardLanguage {
    /// The same on a line that several boards share.
    fileprivate var onSharedLine: BoardLanguage {
        guard case .controller(var settings) = self else { return self }
        settings.sharesLine = true
        return .controller(settings)
    }
}
