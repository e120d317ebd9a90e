public import Disclosure
import Notation
import Overrides
import Proof
import Raster
public import Store

/// Makes the ledger's acts of switches: one when what a board shows really is another, and the
/// whole content only when it was not told for a day.
///
/// A board that shows the same pages in turn tells each of them once a day, and in between only
/// which one it is.
public struct SwitchRecorder: Sendable {
    /// How long a content that was told need not be told again, in milliseconds.
    public static let restatedMilliseconds: Int64 = 86_400_000
    /// Most contents that are remembered as told; beyond them all are told again.
    public static let toldLimit = 4_096
    /// Longest content that is told in one entry, in characters; longer ones take several.
    static let pieceLimit = 30_000

    private struct Shown {
        var record: SwitchRecord.Showing
        var bill: Playbill
    }

    private var shown: [String: Shown] = [:]
    private var told: [String: Instant] = [:]
    private let sheet: OfficeSheet

    /// Starts with nothing told, for boards that are set up as a sheet says.
    public init(_ sheet: OfficeSheet) {
        self.sheet = sheet
    }

    /// What waits in a journal, as acts.
    public mutating func acts(of journal: SwitchJournal, at now: Instant) -> [LedgerAct] {
        let (lost, switches) = journal.take()
        var acts: [LedgerAct] = []
        if let lost {
            // Which of the boards the lost ones were about nobody knows.
            shown = [:]
            acts = self.lost(lost.count, from: lost.from, at: now)
        }
        for new in switches { acts += self.acts(of: new, at: now) }
        return acts
    }

    /// A switch, as acts; none when nothing really changes.
    mutating func acts(of new: Switch, at now: Instant) -> [LedgerAct] {
        if let trial = new.trial {
            // What shows afterwards is told anew.
            shown[new.board] = nil
            return [Self.tested(trial, from: new.at, at: now)]
        }
        guard let staged = new.staged else {
            guard shown.removeValue(forKey: new.board) != nil else { return [] }
            return [Self.ended(new.board, from: new.at, at: now)]
        }
        guard let stage = sheet.stage(of: new.board) else { return [] }
        let programme = staged.bill.digest
        if let known = shown[new.board]?.record, known.programme == programme { return [] }
        let record = SwitchRecord.Showing(
            from: new.at,
            stage: stage,
            programme: programme,
            picture: FrameDigest.digest(of: staged.scene.frame(at: new.at))
        )
        shown[new.board] = Shown(record: record, bill: staged.bill)
        return acts(new.board, record, staged.bill, at: now)
    }

    /// A board that the service has left.
    static func ended(_ board: String, from: Instant, at now: Instant) -> LedgerAct {
        LedgerAct(
            .programme,
            [
                "board": .string(board), "from": .integer(from.milliseconds),
                "ended": .bool(true),
            ],
            at: now
        )
    }

    /// A board that shows a test card.
    private static func tested(_ trial: CardTrial, from: Instant, at now: Instant) -> LedgerAct {
        LedgerAct(
            .programme,
            [
                "board": .string(trial.board), "from": .integer(from.milliseconds),
                "test": [
                    "until": .integer(trial.span.upperBound.milliseconds),
                    "person": .string(trial.person),
                ],
            ],
            at: now
        )
    }

    /// Word of switches whose acts were never written down, and of what shows since.
    public mutating func lost(_ count: Int, from: Instant, at now: Instant) -> [LedgerAct] {
        let gap = LedgerAct(
            .programme,
            ["lost": .integer(count), "from": .integer(from.milliseconds)],
            at: now
        )
        return [gap] + restated(at: now)
    }

    /// What every board shows, told whole: for a ledger that does not hold what was told before.
    public mutating func restated(at now: Instant) -> [LedgerAct] {
        told = [:]
        return shown.sorted { $0.key < $1.key }.flatMap { board, shown in
            acts(board, shown.record, shown.bill, at: now)
        }
    }

    private mutating func acts(
        _ board: String,
        _ record: SwitchRecord.Showing,
        _ bill: Playbill,
        at now: Instant
    ) -> [LedgerAct] {
        var members = [
            JSONMember("board", .string(board)),
            JSONMember("from", .integer(record.from.milliseconds)),
            JSONMember("stage", .string(record.stage)),
            JSONMember("programme", .string(record.programme)),
            JSONMember("picture", .string(record.picture)),
        ]
        var acts: [LedgerAct] = []
        if isNews(record.programme, at: now) {
            let content = bill.content
            let text = Array(content.canonicalText.unicodeScalars)
            if text.count <= Self.pieceLimit {
                members.append(JSONMember("content", content))
            } else {
                acts = pieces(of: text, record.programme, at: now)
            }
        }
        return acts + [LedgerAct(.programme, .object(members), at: now)]
    }

    private func pieces(
        of text: [Unicode.Scalar],
        _ programme: String,
        at now: Instant
    ) -> [LedgerAct] {
        stride(from: 0, to: text.count, by: Self.pieceLimit).map { start in
            var piece = String.UnicodeScalarView()
            piece.append(contentsOf: text[start..<min(start + Self.pieceLimit, text.count)])
            return LedgerAct(
                .programme,
                [
                    "programme": .string(programme), "piece": .integer(start / Self.pieceLimit),
                    "text": .string(String(piece)),
                ],
                at: now
            )
        }
    }

    private mutating func isNews(_ programme: String, at now: Instant) -> Bool {
        if let at = told[programme], now.milliseconds - at.milliseconds < Self.restatedMilliseconds,
            now >= at
        {
            return false
        }
        if told.count >= Self.toldLimit { told = [:] }
        told[programme] = now
        return true
    }

    private static func isBoard(_ part: String) -> Bool {
        ConfigurationPart.board(ofPart: part) != nil
    }

    /// The configuration's parts that the ledger tells otherwise, and those that are gone.
    public func configuration(
        known: [String: String],
        at now: Instant
    ) -> [LedgerAct] {
        var acts: [LedgerAct] = []
        // Layouts and faces come before the boards that name them.
        let parts = sheet.parts.sorted { a, b in
            let rank = (Self.isBoard(a.key), Self.isBoard(b.key))
            return rank.0 == rank.1 ? a.key < b.key : !rank.0
        }
        for (name, part) in parts where known[name] != part.digest {
            acts.append(.configuration(part: name, value: (part.value, part.digest), at: now))
        }
        for name in known.keys.sorted() where sheet.parts[name] == nil {
            acts.append(.configuration(part: name, value: nil, at: now))
            if let board = ConfigurationPart.board(ofPart: name) {
                acts.append(Self.ended(board, from: now, at: now))
            }
        }
        return acts
    }
}
