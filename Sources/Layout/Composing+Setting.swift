import Disclosure
import Glyphs

/// Texts with a setting of their own: indent, headline, fixed gaps.
extension Composing {
    /// Pages of lines, the first with the headline over them.
    mutating func settingLane(
        _ zone: LayoutZone,
        _ text: ZoneText,
        _ filling: TemplateFilling
    ) -> LaidLane? {
        let item = filling.item?.id ?? ""
        let wording = filling.text(text.template(for: filling.item), role: text.style.role)
        if text.setting.isVertical {
            return verticalLane(zone, text, wording, item: item)
        }
        let flow = flow(text.style.face)
        let room = zone.room
        var lines: [PlacedLine] = []
        for paragraph in wording.paragraphs {
            var indented = StyledText()
            let blanks = String(repeating: "　", count: text.setting.indent)
            indented.append(blanks, role: text.style.role, field: "layout")
            indented.append(paragraph)
            lines += flow.lines(cells(indented, flow, item: item), width: room.width)
        }
        let head = headline(text.setting.headline, zone, filling)
        guard !lines.isEmpty || head != nil else { return nil }
        let em = flow.key.height
        let gap = text.setting.lineGap ?? min(em / 4, (room.height % em) / max(1, room.height / em))
        var pages: [SetPage] = []
        var rest = lines[...]
        var top = head.map { $0.height + (lines.isEmpty ? 0 : $0.gap) } ?? 0
        for count in LineGroups.counts(
            lines.count,
            first: (room.height - top + gap) / (em + gap),
            others: max(1, (room.height + gap) / (em + gap))
        ) {
            var page = SetPage()
            if pages.isEmpty, let head { page.add(head) }
            let height = top + max(0, count * (em + gap) - gap)
            let start = text.setting.placement.start(of: height, in: room.height)
            page.marks = page.marks.map { $0.moved(x: 0, y: start) }
            var y = start + top
            for line in rest.prefix(count) {
                let x = text.alignment.start(of: line.width, in: room.width)
                page.marks += line.marks.map { $0.moved(x: x, y: y) }
                page.text += line.text
                y += em + gap
            }
            rest = rest.dropFirst(count)
            pages.append(page)
            top = 0
        }
        return lane(of: pages, in: room)
    }

    /// Pages that take turns, each as long as it is read; a single one stands.
    func lane(of pages: [SetPage], in room: PixelRectangle) -> LaidLane {
        if pages.count == 1 {
            return LaidLane(room, .still(pages[0].marks), standing: pages[0].text)
        }
        let turned = pages.map { page in
            let time = composer.pace.pageMilliseconds(page.text)
            return Page(frames: composer.frames(milliseconds: time), marks: page.marks)
        }
        return LaidLane(room, .pages(turned), frames: turned.reduce(0) { $0 + $1.frames })
    }

    /// A centred title in lines of nearly the same length.
    private mutating func headline(
        _ headline: Headline?,
        _ zone: LayoutZone,
        _ filling: TemplateFilling
    ) -> SetHeadline? {
        guard let headline else { return nil }
        let item = filling.item?.id ?? ""
        let text = filling.text(headline.template, role: headline.style.role).joined
        guard !text.isEmpty else { return nil }
        let (flow, all, found) = headlineLines(headline, text, width: zone.room.width, item: item)
        let width = zone.room.width
        var lines = found
        if lines.count > headline.maximumLines {
            warn(.cut(item: item, zone: zone.id, text: text.plainText))
            let kept = lines.prefix(headline.maximumLines - 1)
            let rest = Array(all.dropFirst(kept.reduce(0) { $0 + $1.text.count }))
            lines = kept + [flow.line(shortened(rest, width, flow, item: item))]
        }
        let em = flow.key.height
        let marks = lines.enumerated().flatMap { index, line in
            line.marks.map { $0.moved(x: (width - line.width) / 2, y: index * em) }
        }
        return SetHeadline(
            marks: marks,
            text: text.plainText,
            height: lines.count * em,
            gap: headline.gap
        )
    }

    /// The largest face in which a title keeps to its lines; a face smaller if that saves a break
    /// in the middle of a phrase.
    private mutating func headlineLines(
        _ headline: Headline,
        _ text: StyledText,
        width: Int,
        item: String
    ) -> (TextFlow, [Cell], [PlacedLine]) {
        let weight = headline.style.face.weight
        let least = headline.style.face.height / 2
        var best: (TextFlow, [Cell], [PlacedLine])?
        for height in composer.faces.heights
        where height <= headline.style.face.height && height >= least {
            let flow = flow(FaceKey(height: height, weight: weight))
            let all = cells(text, flow, item: item)
            let lines = flow.evenLines(all, width: width)
            if let best, best.2.count <= headline.maximumLines {
                // One size down, for one whole line; further would be too small a title.
                return lines.count == 1 && !best.2.endWithPhrases ? (flow, all, lines) : best
            }
            best = (flow, all, lines)
            if lines.count == 1 { break }
        }
        return best ?? (flow(headline.style.face), [], [])
    }
}

extension TextFlow {
    /// The fewest lines: ending with phrases if they can, and else as even as they can be.
    func evenLines(_ cells: [Cell], width: Int) -> [PlacedLine] {
        var best = lines(cells, width: width)
        let step = max(1, key.height / 2)
        for narrower in stride(from: width - step, through: width / 2, by: -step) {
            let tried = lines(cells, width: narrower)
            guard tried.count == best.count else { break }
            if tried.endWithPhrases || !best.endWithPhrases { best = tried }
        }
        return best.count == 2 && !best.endWithPhrases ? parted(cells, width) ?? best : best
    }

    /// Two lines parted after a mark that closes a phrase; nil when neither part would fit.
    private func parted(_ cells: [Cell], _ width: Int) -> [PlacedLine]? {
        for index in cells.indices.dropFirst() {
            let parts = [Array(cells[..<index]), Array(cells[index...])].map {
                lines($0, width: width)
            }
            guard parts[0].endWithPhrase, parts.allSatisfy({ $0.count == 1 }) else { continue }
            return parts.flatMap(\.self)
        }
        return nil
    }
}

extension [PlacedLine] {
    /// Whether every line but the last ends with a mark that closes a phrase.
    fileprivate var endWithPhrases: Bool { dropLast().allSatisfy(\.endsWithPhrase) }
    fileprivate var endWithPhrase: Bool { last?.endsWithPhrase ?? false }
}

extension PlacedLine {
    fileprivate var endsWithPhrase: Bool {
        text.last.map { "，。、；：！？）》”’】·".contains($0) } ?? false
    }
}

/// A page of a set text.
struct SetPage {
    var marks: [Mark] = []
    var text = ""

    mutating func add(_ headline: SetHeadline) {
        marks += headline.marks
        text += headline.text
    }
}

/// A title, placed from the top of its zone.
struct SetHeadline {
    let marks: [Mark]
    let text: String
    let height: Int
    let gap: Int
}

/// How many lines each page takes.
enum LineGroups {
    /// Full pages; the last one has two lines at least when there are so many.
    static func counts(_ lines: Int, first: Int, others: Int) -> [Int] {
        var counts = [min(lines, max(0, first))]
        var rest = lines - counts[0]
        while rest > 0 {
            counts.append(min(rest, others))
            rest -= counts[counts.count - 1]
        }
        if counts.count > 1, counts[counts.count - 1] == 1, counts[counts.count - 2] > 2 {
            counts[counts.count - 2] -= 1
            counts[counts.count - 1] += 1
        }
        return counts
    }
}
