import Disclosure
import Foundation
import Glyphs
import Layout
import Planning
import Raster
import TestKit
import Testing

/// Scenes in the small face, for tests.
enum Tiny {
    static func library() throws -> FaceLibrary {
        let font = try DrawnFontReader.read(Array(TinyFont.drawing.utf8))
        let face = try Face(FaceStorage(bytes: FaceCompiler.compile(font)))
        return FaceLibrary([FaceKey(height: 8): FaceChain([face])])
    }

    static func scene(
        _ width: Int,
        _ height: Int,
        _ zones: String,
        _ slots: [Slot],
        colours: BoardColours = .rgb
    ) throws -> Scene {
        Scene(try composer(width, height, zones, colours: colours).compose(slots))
    }

    static func composer(
        _ width: Int,
        _ height: Int,
        _ zones: String,
        colours: BoardColours = .rgb,
        framesPerSecond: Int = 10
    ) throws -> Composer {
        let text = """
            { schema: "placard.layout/1", size: { width: \(width), height: \(height) },
              zones: [ \(zones) ] }
            """
        return try Composer(
            layout: LayoutDocument.read(text, name: "test"),
            colours: colours,
            faces: library(),
            framesPerSecond: framesPerSecond,
            directory: OfficeDirectory(office: "山口", unitNames: ["u": "田中"])
        )
    }

    static func slot(
        _ title: String,
        body: String = "",
        urgency: Urgency = .routine,
        progress: Int? = nil,
        lamp: Lamp? = nil,
        id: String = "N-1"
    ) -> Slot {
        let item = Item(
            id: id,
            kind: .notice,
            unit: "u",
            title: title,
            body: body,
            urgency: urgency,
            plan: progress.map { progress in
                Plan(
                    start: CivilDate(dayNumber: 20_500),
                    due: CivilDate(dayNumber: 20_818),
                    progress: progress,
                    owner: "王",
                    milestones: []
                )
            }
        )
        return Slot(
            content: .item(SampleItems.approved(item)),
            lamp: lamp,
            rank: urgency == .emergency ? .emergency : .routine
        )
    }

    /// 2026-11-21 09:41:00 in China, a Saturday, and the first frame of every act in these tests
    /// whose acts together last a whole number of seconds that divides the time since the epoch.
    static let morning = Instant(seconds: 1_795_225_260)
}

/// Frames that were looked at once and must not change unnoticed.
enum Golden {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Golden")

    /// Compares with `Golden/name.txt`; `RECORD=1` writes it anew instead.
    static func check(_ text: String, _ name: String, _ at: SourceLocation = #_sourceLocation) {
        let file = folder.appendingPathComponent("\(name).txt")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            do { try Data(text.utf8).write(to: file) } catch { Issue.record(error) }
            return
        }
        let expected = try? String(contentsOf: file, encoding: .utf8)
        #expect(text == expected, "see \(file.path)", sourceLocation: at)
    }
}
