import Foundation
import Layout
import Testing

/// The layouts that come with Placard, and the example of their manual.
struct ShippedLayoutTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test func everyShippedLayoutIsSoundAndNamedByItsSize() throws {
        let folder = Self.root.appendingPathComponent("Layouts")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".json5") }
        #expect(files.count >= 9)
        for file in files {
            let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            let layout = try LayoutDocument.read(text, name: String(file.dropLast(6)))
            #expect(layout.name.hasSuffix("-\(layout.size)"), "\(file)")
        }
    }

    @Test func theNoticeboardSaysWhichTextHangsOnIt() throws {
        let file = Self.root.appendingPathComponent("Layouts/notice-320x160.json5")
        let text = try String(contentsOf: file, encoding: .utf8)
        let layout = try LayoutDocument.read(text, name: "notice-320x160")
        let unit = try #require(layout.zones.first { $0.id == "unit" })
        #expect(String(describing: unit.source).contains("code"))
    }

    private static func examples() throws -> [String] {
        let file = root.appendingPathComponent("Documentation/layouts.md")
        let manual = try String(contentsOf: file, encoding: .utf8)
        return manual.components(separatedBy: "```json5\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
    }

    @Test func theManualsExampleIsSound() throws {
        let example = try #require(Self.examples().first)
        let layout = try LayoutDocument.read(example, name: "manual")
        #expect(layout.zones.map(\.id) == ["kind", "clock", "strip"])
    }

    @Test func theManualHasASoundExampleOfEverySortOfZone() throws {
        var shown = Set<String>()
        for example in try Self.examples().dropFirst() {
            let text = """
                { schema: "placard.layout/1", size: { width: 384, height: 192 },
                  zones: [ \(example) ] }
                """
            let layout = try LayoutDocument.read(text, name: "manual") { file in
                file == "seal.pbm" ? Array("P1 2 2 0110".utf8) : nil
            }
            for zone in layout.zones {
                let name = String(describing: zone.source).prefix { $0 != "(" }
                shown.insert(String(name))
            }
        }
        #expect(
            shown == [
                "text", "lamp", "bar", "rule", "clock", "countdown", "badge", "image", "table",
                "pageMarks",
            ]
        )
    }
}
