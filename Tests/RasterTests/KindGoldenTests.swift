import Disclosure
import Foundation
import Glyphs
import Layout
import Planning
import Raster
import TestKit
import Testing

/// Every kind on every family of layouts, in the small face with stamps for what it lacks.
struct KindGoldenTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let family: SmallBoards.Family
        let item: Item
        var name: String { "\(family.name)-\(item.kind.rawValue)" }
        var testDescription: String { name }
    }

    /// The first sample of each kind.
    static let cases: [Case] = SmallBoards.all.flatMap { family in
        Kind.allCases.compactMap { kind in
            SampleItems.all.first { $0.kind == kind }.map { Case(family: family, item: $0) }
        }
    }

    @Test func everyKindIsDrawnOnEveryFamily() {
        #expect(Self.cases.count == SmallBoards.all.count * Kind.allCases.count)
        #expect(Set(Self.cases.map(\.name)).count == Self.cases.count)
    }

    @Test(arguments: cases)
    func looksAsRecorded(example: Case) throws {
        let frame = try Stamped.frame(
            example.family.width,
            example.family.height,
            example.family.zones,
            [SampleItems.slot(example.item)]
        )
        Golden.check(Stamped.text(of: frame), example.name)
    }

    @Test(arguments: Lamp.allCases, ["rgb", "dual", "red"])
    func lampsKeepTheirMeaningByShapeAndWord(lamp: Lamp, colours: String) throws {
        var item = try #require(SampleItems.all.first { $0.plan != nil })
        item.plan?.progress = 50
        var slot = SampleItems.slot(item)
        slot.lamp = lamp
        let zones = """
            { id: 'a', at: [0, 0, 36, 8], face: { height: 8 }, text: '{lamp} {lamp.word}' },
            { id: 'b', at: [0, 9, 36, 4], show: 'bar' }
            """
        let board = try #require(BoardColours(name: colours))
        let frame = try Stamped.frame(36, 13, zones, [slot], colours: board)
        Golden.check(Stamped.text(of: frame), "lamp-\(lamp.rawValue)-\(colours)")
    }

    @Test func lampsDifferEvenInOneColour() throws {
        let frames = try Lamp.allCases.map { lamp -> [UInt8] in
            var slot = SampleItems.slot(SampleItems.all[0])
            slot.lamp = lamp
            let zones = "{ id: 'a', at: [0, 0, 8, 8], show: 'lamp' }"
            let frame = try Stamped.frame(8, 8, zones, [slot], colours: .red)
            return frame.pixels.map { $0 == 0 ? 0 : 1 }
        }
        #expect(Set(frames).count == Lamp.allCases.count)
    }
}

/// Frames in the small face with stamps.
enum Stamped {
    /// The face covers all samples and all fixed words.
    private static let face: Face? = {
        let items = SampleItems.all.map { item in
            item.title + item.body + (item.table?.columns.joined() ?? "")
                + (item.table?.rows.joined().joined() ?? "") + item.kind.chineseName
                + (item.plan?.owner ?? "")
        }
        let fixed =
            Lamp.allCases.map(\.chineseWord).joined() + SampleItems.units.values.sorted().joined()
            + "县政务公开进度到期还有已过今天灯项目期限名次单位得分年农历"
            + "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥鼠牛虎兔龙蛇马羊猴鸡狗猪"
            + "正二三四五六七八九十冬腊闰月初一廿【】「」『』　；、/\u{E00A}\u{E00B}"
        let drawing = TinyFont.drawing(covering: items.joined() + fixed)
        guard let font = try? DrawnFontReader.read(Array(drawing.utf8)) else { return nil }
        return try? Face(FaceStorage(bytes: FaceCompiler.compile(font)))
    }()

    /// What a board shows on the morning of the tests; nothing may be missing.
    static func frame(
        _ width: Int,
        _ height: Int,
        _ zones: String,
        _ slots: [Slot],
        colours: BoardColours = .rgb,
        at instant: Instant = Tiny.morning,
        pictures: LayoutDocument.Pictures = { _ in nil }
    ) throws -> Frame {
        let face = try #require(face, "the stamped face is sound")
        let text = """
            { schema: "placard.layout/1", size: { width: \(width), height: \(height) },
              zones: [ \(zones) ] }
            """
        let composer = try Composer(
            layout: LayoutDocument.read(text, name: "small", pictures: pictures),
            colours: colours,
            faces: FaceLibrary([FaceKey(height: 8): FaceChain([face])]),
            framesPerSecond: 10,
            directory: OfficeDirectory(office: "县政务公开", unitNames: SampleItems.units)
        )
        let composition = composer.compose(slots)
        let missing = composition.warnings.filter { warning in
            if case .missingGlyph = warning { true } else { false }
        }
        #expect(missing.map(\.description) == [])
        return Scene(composition).frame(at: instant)
    }

    /// The frame's rows without the dark at their ends.
    static func text(of frame: Frame) -> String {
        FrameText.text(of: frame).split(separator: "\n", omittingEmptySubsequences: false)
            .map { row in
                guard let last = row.lastIndex(where: { $0 != "." }) else { return "" }
                return String(row[...last])
            }
            .joined(separator: "\n")
    }
}
