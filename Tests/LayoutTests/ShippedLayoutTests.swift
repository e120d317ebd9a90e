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
        #expect(files.count >= 4)
        for file in files {
            let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            let layout = try LayoutDocument.read(text, name: String(file.dropLast(6)))
            #expect(layout.name.hasSuffix("-\(layout.size)"), "\(file)")
        }
    }

    @Test func theManualsExampleIsSound() throws {
        let file = Self.root.appendingPathComponent("Documentation/layouts.md")
        let manual = try String(contentsOf: file, encoding: .utf8)
        let example = try #require(
            manual.components(separatedBy: "```json5\n").dropFirst().first?
                .components(separatedBy: "```").first
        )
        let layout = try LayoutDocument.read(example, name: "manual")
        #expect(layout.zones.map(\.id) == ["kind", "clock", "strip"])
    }
}
