import POSIX
import TestKit
import Testing

@Suite("The documentation")
struct PagesTests {
    private static let top: String = {
        let here = Files.directory(of: #filePath)
        return Files.directory(of: Files.directory(of: here))
    }()

    /// Every page: those at the top, and those under Documentation, by their path.
    private static let pages: [String] = {
        let folders = [
            "", "Documentation/", "Documentation/zh/", "Documentation/how-to/",
            "Documentation/boards/", "Fonts/",
        ]
        return folders.flatMap { folder in
            let names = (try? Files.list("\(top)/\(folder)")) ?? []
            return names.filter { $0.hasSuffix(".md") }.sorted().map { folder + $0 }
        }
    }()

    private static func text(_ page: String) throws -> String {
        String(decoding: try Files.read("\(top)/\(page)"), as: UTF8.self)
    }

    @Test(
        "the drawing of the modules is that of Package.swift",
        .enabled(if: ToolRunner.has("python3"), "needs python3")
    )
    func diagram() throws {
        let result = try ToolRunner.run(
            "python3",
            ["\(Self.top)/Documentation/Tools/draw_modules.py", "--check"]
        )
        #expect(result.succeeded, "\(result.errorText)")
    }

    @Test("the README is read in one sitting")
    func readme() throws {
        let lines = try Self.text("README.md").split(separator: "\n").count
        #expect(lines <= 200)
    }

    @Test("every link within the repository leads somewhere", arguments: pages)
    func links(page: String) throws {
        let text = try Self.text(page)
        let folder = Files.directory(of: "\(Self.top)/\(page)")
        for match in text.matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/) {
            let target = "\(folder)/\(match.1)"
            #expect(Files.status(target) != nil, "\(page) links to \(match.1)")
        }
    }

    @Test("there are pages to look at, in both languages")
    func pagesAreFound() {
        #expect(Self.pages.count >= 15)
        #expect(Self.pages.contains { $0.hasPrefix("Documentation/zh/") })
    }
}
