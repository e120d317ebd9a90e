import Disclosure

/// What an actual, public message asks for here and now: which boards, how strongly, which words.
struct AlertReading {
    enum Judgement {
        case notices([AlertBook.Notice])
        case reason(AlertBook.Reason)
    }

    private let alert: Alert
    private let rule: AlertRule
    private let boards: [AlertBoard]
    private let now: Instant

    init(_ alert: Alert, _ rule: AlertRule, _ boards: [AlertBoard], _ now: Instant) {
        self.alert = alert
        self.rule = rule
        self.boards = boards
        self.now = now
    }

    var judgement: Judgement {
        let current = alert.infos.filter { end(of: $0) > now }
        if current.isEmpty { return .reason(alert.infos.isEmpty ? .noRule : .expired) }
        let here = current.filter { rule.concerns($0) }
        if here.isEmpty { return .reason(.otherArea) }
        // Languages best first; within one the message's own order.
        let ranked = (0...rule.languages.count).map { rank in
            here.filter { rule.rank(of: $0.language) == rank }
        }
        var notices: [AlertBook.Notice] = []
        for board in boards {
            guard let (info, urgency) = choice(for: board, ranked), urgency > .routine else {
                continue
            }
            var notice = notice(info, urgency)
            if let same = notices.firstIndex(where: { $0.isLike(notice) }) {
                notices[same].boards.append(board.id)
            } else {
                notice.boards = [board.id]
                notices.append(notice)
            }
        }
        return notices.isEmpty ? .reason(.noRule) : .notices(notices)
    }

    /// The strongest info in the best language in which a line speaks of the board.
    private func choice(
        for board: AlertBoard,
        _ ranked: [[AlertInfo]]
    ) -> (AlertInfo, Urgency)? {
        for infos in ranked {
            let found = infos.compactMap { info in
                rule.urgency(of: info, on: board).map { (info, $0) }
            }
            guard let strongest = found.map(\.1).max() else { continue }
            return found.first { $0.1 == strongest }
        }
        return nil
    }

    private func notice(_ info: AlertInfo, _ urgency: Urgency) -> AlertBook.Notice {
        let body = [info.description, info.instruction, info.senderName].compactMap { $0 }
        return AlertBook.Notice(
            alert: alert.reference,
            urgency: urgency,
            title: info.headline ?? info.event,
            body: body.joined(separator: "\n"),
            window: Window(from: info.effective ?? alert.sent, until: end(of: info)),
            boards: []
        )
    }

    private func end(of info: AlertInfo) -> Instant {
        info.expires
            ?? (info.effective ?? alert.sent)
            .advanced(byMilliseconds: Int64(rule.hoursWithoutEnd) * 3_600_000)
    }
}

extension AlertBook.Notice {
    /// Tells whether another says the same as strongly and as long, wherever.
    fileprivate func isLike(_ other: Self) -> Bool {
        var here = self
        here.boards = other.boards
        return here == other
    }
}
