public import Disclosure
public import Gates
import Layout
import Planning

extension Configuration {
    /// The boards that an override with these targets is for, in the order of the configuration.
    public func boards(for targets: [String]) -> [BoardConfiguration] {
        boards.filter { board in
            Override.concerns(targets, board: board.board.id, tags: board.board.tags)
        }
    }

    /// What a notice tells of persons that the public need not know: numbers of identity cards,
    /// telephones, bank cards, plates.
    public func privacyFindings(ofNotice text: String) -> [GateFinding] {
        PrivacyGate(publicNumbers: disclosure.publicNumbers)
            .findings(in: text, field: "notice")
    }

    /// What the boards concerned cannot show of a notice as it is written, one sentence each.
    ///
    /// - Throws: when there are no faces to look into.
    public func findings(
        ofNotice text: String,
        for targets: [String],
        at now: Instant
    ) throws(PublisherError) -> [String] {
        let shelf = try FaceShelf.open(fonts)
        var findings: [String] = []
        for board in boards(for: targets) {
            var desk = BoardDesk(board, of: self, faces: shelf.library)
            let programme = Programme(
                board: board.board,
                at: now,
                slots: [Slot(content: .notice(text), rank: .emergency)],
                excluded: [],
                validUntil: nil
            )
            let composition = desk.compose(programme, unitNames: [:])
            if let fault = desk.fault { findings.append("\(board.board.id): \(fault)") }
            findings += (composition?.warnings ?? []).map { "\(board.board.id)\($0)" }
        }
        return findings
    }
}
