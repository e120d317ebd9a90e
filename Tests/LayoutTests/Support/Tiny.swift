import Disclosure
import Glyphs
import Layout
import Planning
import TestKit

/// Boards, items and composers for tests, all with the small face.
enum Tiny {
    static func library() throws -> FaceLibrary {
        let font = try DrawnFontReader.read(Array(TinyFont.drawing.utf8))
        let face = try Face(FaceStorage(bytes: FaceCompiler.compile(font)))
        return FaceLibrary([FaceKey(height: 8): FaceChain([face])])
    }

    static func layout(_ width: Int, _ height: Int, zones: String) throws -> LayoutDocument {
        let text = """
            { schema: "placard.layout/1", size: { width: \(width), height: \(height) }, zones: [
            \(zones)
            ] }
            """
        return try LayoutDocument.read(text, name: "test")
    }

    static func composer(
        _ width: Int,
        _ height: Int,
        _ zones: String,
        colours: BoardColours = .rgb,
        framesPerSecond: Int = 10
    ) throws -> Composer {
        try Composer(
            layout: layout(width, height, zones: zones),
            colours: colours,
            faces: library(),
            framesPerSecond: framesPerSecond,
            directory: OfficeDirectory(office: "山口", unitNames: ["u": "田中"])
        )
    }

    static func slot(
        _ title: String,
        body: String = "",
        kind: Kind = .notice,
        urgency: Urgency = .routine,
        progress: Int? = nil,
        lamp: Lamp? = nil,
        rows: [[String]]? = nil,
        number: Int = 1,
        id: String = "N-1"
    ) -> Slot {
        let plan = progress.map { progress in
            Plan(
                start: CivilDate(dayNumber: 20_500),
                due: CivilDate(dayNumber: 20_818),  // 2026-12-31
                progress: progress,
                owner: "王",
                milestones: []
            )
        }
        let item = Item(
            id: id,
            kind: kind,
            unit: "u",
            title: title,
            body: body,
            urgency: urgency,
            plan: plan,
            table: rows.map { Table(columns: [], rows: $0) }
        )
        let revision = Revision(
            item: item,
            number: number,
            digest: String(repeating: "a", count: 64),
            createdAt: Instant(seconds: 0)
        )
        let rank: Slot.Rank = urgency == .emergency ? .emergency : .routine
        let approved = ApprovedRevision(revision: revision, signatures: [])
        return Slot(content: .item(approved), lamp: lamp, rank: rank)
    }
}

extension Composition {
    /// What stands or moves in the lane with this corner, as code points in drawing order.
    func text(ofLaneAt x: Int, _ y: Int, act: Int = 0) -> String? {
        guard let lane = acts[act].lanes.first(where: { $0.area.x == x && $0.area.y == y })
        else { return nil }
        switch lane.content {
        case .still(let marks): return marks.text
        case .strip(let strip): return strip.pieces.flatMap(\.marks).text
        case .pages(let pages): return pages.map(\.marks.text).joined(separator: "|")
        case .clock(let clock):
            let midnight = CivilTime(date: CivilDate(dayNumber: 0), secondOfDay: 0)
            return clock.pattern.text(at: midnight)
        }
    }
}

extension [Mark] {
    /// The glyphs' characters; blanks are not drawn and so not here.
    var text: String {
        reduce(into: "") { text, mark in
            if case .glyph(let glyph, _, _, _) = mark,
                let scalar = Unicode.Scalar(glyph.codePoint)
            {
                text.unicodeScalars.append(scalar)
            }
        }
    }
}
