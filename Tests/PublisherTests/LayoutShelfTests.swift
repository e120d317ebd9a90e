import Layout
import TestKit
import Testing

@testable import Publisher

@Suite("Layouts by name")
struct LayoutShelfTests {
    private func refusal(_ name: String, _ office: TestOffice) throws -> PublisherError? {
        let size = try #require(PixelSize(width: 64, height: 8))
        do {
            _ = try LayoutShelf.read(name, folder: office.folder.file("layouts"), for: size)
            return nil
        } catch {
            return error
        }
    }

    @Test("a layout of the board's size is read")
    func good() throws {
        let office = try TestOffice()
        #expect(try refusal("still", office) == nil)
        #expect(LayoutShelf.names(in: office.folder.file("layouts")) == ["still", "ticker"])
    }

    @Test("a missing one is an error that names those there are")
    func missing() throws {
        let error = try #require(try refusal("stil", TestOffice()))
        #expect(error.subject == .layout)
        #expect(error.problem.contains("layouts/stil.json5: No such file"))
        #expect(error.remedy == "Layouts there are: still, ticker.")
    }

    @Test("one for another size names both sizes")
    func size() throws {
        let office = try TestOffice()
        let size = try #require(PixelSize(width: 64, height: 16))
        let folder = office.folder.file("layouts")
        let error = #expect(throws: PublisherError.self) {
            try LayoutShelf.read("still", folder: folder, for: size)
        }
        #expect(
            error?.problem.hasSuffix("still.json5 is drawn for 64x8, the board has 64x16.") == true
        )
    }

    @Test("a mistake in it is told with line and column")
    func syntax() throws {
        let office = try TestOffice()
        _ = try office.folder.write(
            """
            {
                schema: "placard.layout/1",
                size: { width: 64, height: 8 },
                zones: [ { id: "a", at: [0, 0, 65, 8], text: "x" } ],
            }
            """,
            to: "layouts/broken.json5"
        )
        let error = try #require(try refusal("broken", office))
        #expect(error.description.contains("layout broken:4:29 at $.zones[0].at:"), "\(error)")
    }
}
