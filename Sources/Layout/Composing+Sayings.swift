import Disclosure
import Planning

/// What acts say on boards that draw text by themselves.
extension Composing {
    /// What stands before an emergency, as on the plate of a board of pictures.
    private static let plate = "【紧急】"

    /// What stands for the rest of a text that is too long.
    private static let cut = "……"

    /// An act with the words of its items, as long as reading them takes.
    mutating func worded(_ act: Act, _ entries: [(item: Item, lamp: Lamp?)]) -> Act {
        guard let script = composer.script else { return act }
        var words: [Saying] = []
        for entry in entries {
            let text = filling(entry.item, lamp: entry.lamp).text(script.template, role: .text)
            words += written(text, script, item: entry.item.id)
        }
        return worded(act, words, isUrgent: entries.contains { $0.item.urgency >= .urgent })
    }

    /// The act of an emergency or a notice with its words.
    mutating func emergencyWorded(_ act: Act, _ text: StyledText, item: String) -> Act {
        guard let script = composer.script else {
            var act = act
            act.isUrgent = true
            return act
        }
        var plated = StyledText()
        plated.append(Self.plate, role: .urgent, field: "layout")
        plated.append(text)
        return worded(act, written(plated, script, item: item), isUrgent: true)
    }

    /// The acts of an idle board; the board has a clock of its own, or none.
    mutating func idleWords() -> [Act] {
        let acts = idleActs()
        guard let script = composer.script else { return acts }
        var name = StyledText()
        name.append(composer.directory.office, role: .title, field: Field.office.rawValue)
        let words = written(name, script, item: "")
        return acts.map { worded($0, words, isUrgent: false) }
    }

    /// Cut where the board has no more room, with a mark and a warning.
    private mutating func fitting(
        _ words: [Saying],
        _ script: BoardScript,
        item: String
    ) -> [Saying] {
        let room = script.mostBytes - Self.cut.utf8.count
        var left = room
        var kept: [Saying] = []
        for wording in words {
            var text = ""
            for character in wording.text {
                left -= character.isASCII ? 1 : 2
                guard left >= 0 else { break }
                text.append(character)
            }
            guard left < 0 else {
                kept.append(wording)
                // The board's mark for a new line.
                left -= 2
                continue
            }
            kept.append(Saying(text: text + Self.cut, role: wording.role))
            warn(.cut(item: item, zone: "text", text: wording.text))
            break
        }
        return kept
    }

    /// The act that stays when nobody speaks to the board any more: the notice's first page, which
    /// says nothing about any item.
    mutating func noticeAct() -> Act? {
        guard let notice = composer.notice, let small = composer.faces.heights.last else {
            return nil
        }
        var text = StyledText()
        text.append(notice, role: .text, field: "notice")
        let flow = flow(FaceKey(height: small))
        let lane = pagesLane(layout.size.bounds, text, flow, .centre, item: "").lane
        var still = lane
        if case .pages(let pages) = lane.content, let first = pages.first {
            warn(.cut(item: "", zone: "notice", text: notice))
            still = Lane(area: lane.area, content: .still(first.marks))
        }
        var act = Act(frames: 1, lanes: [still], shows: [])
        if let script = composer.script { act.words = written(text, script, item: "") }
        return act
    }

    private func worded(_ act: Act, _ words: [Saying], isUrgent: Bool) -> Act {
        let all = words.map(\.text).joined(separator: " ")
        let reading = composer.frames(milliseconds: composer.pace.pageMilliseconds(all))
        var longer = Act(frames: max(act.frames, reading), lanes: act.lanes, shows: act.shows)
        longer.words = words
        longer.isUrgent = isUrgent
        return longer
    }

    /// Paragraphs of characters that the board has; each other one is left out and told.
    private mutating func written(
        _ text: StyledText,
        _ script: BoardScript,
        item: String
    ) -> [Saying] {
        var words: [Saying] = []
        for paragraph in text.paragraphs {
            var kept = ""
            var role: Role?
            for run in paragraph.runs {
                guard case .text(let piece, let own, let field) = run else { continue }
                role = role ?? own
                for character in piece {
                    if script.canWrite(character) {
                        kept.append(character)
                    } else {
                        warn(.unwritable(item: item, field: field, character, set: script.name))
                    }
                }
            }
            if !kept.allSatisfy(\.isWhitespace) {
                words.append(Saying(text: kept, role: role ?? .text))
            }
        }
        return fitting(words, script, item: item)
    }
}
