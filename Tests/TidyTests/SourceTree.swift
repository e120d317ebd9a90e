import Foundation

/// The checkout as the tidy tests read it: every Swift file and the imports in it.
struct SourceTree {
    struct File {
        /// Path from the top of the checkout, for example `Sources/Raster/Canvas.swift`.
        let path: String
        let text: String
        let lines: [Substring]

        /// The module a file belongs to: the second part of its path.
        var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

        /// Names after `import`, with any access level and attribute left off.
        var imports: [String] {
            lines.compactMap { line in
                let words = line.split(separator: " ")
                guard let at = words.firstIndex(of: "import"), at + 1 < words.count,
                    words[..<at].allSatisfy({ $0.first == "@" || SourceTree.levels.contains($0) })
                else { return nil }
                return String(words[at + 1])
            }
        }
    }

    let top: String
    let files: [File]

    private static let levels: Set<Substring> = ["public", "internal", "package", "private"]

    /// The checkout this very file was compiled from.
    static let here = SourceTree(
        top: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path
    )

    init(top: String) {
        self.top = top
        var found: [File] = []
        for folder in ["Sources", "Tests"] {
            let names = FileManager.default.enumerator(atPath: top + "/" + folder)
            while let name = names?.nextObject() as? String {
                guard name.hasSuffix(".swift") else { continue }
                let path = folder + "/" + name
                guard let text = try? String(contentsOfFile: top + "/" + path, encoding: .utf8)
                else { continue }
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                found.append(File(path: path, text: text, lines: lines))
            }
        }
        self.files = found.sorted { $0.path < $1.path }
    }

    /// Files that hold a word at all; Foundation's search is quick even in a debug build.
    func files(holding word: String) -> [File] {
        files.filter { ($0.text as NSString).range(of: word).location != NSNotFound }
    }

    var sources: [File] { files.filter { $0.path.hasPrefix("Sources/") } }
}

/// The module table at the top of Package.swift, read as text: the one place that orders the house.
struct ModuleTable {
    /// Module names, lowest layer first.
    let order: [String]
    /// What each module says it uses.
    let uses: [String: [String]]

    init(top: String) throws {
        let text = try String(contentsOfFile: top + "/Package.swift", encoding: .utf8)
        guard let start = text.range(of: "let modules"),
            let end = text.range(of: "\n]\n", range: start.upperBound..<text.endIndex)
        else { throw CocoaError(.fileReadCorruptFile) }
        let words = text[start.upperBound..<end.lowerBound].split(separator: "\"")
        var order: [String] = []
        var uses: [String: [String]] = [:]
        // Quoted words alternate with what stands between them; a name opens with a parenthesis.
        for index in stride(from: 1, to: words.count, by: 2) {
            let before = words[index - 1].filter { !$0.isWhitespace }
            let name = String(words[index])
            if before.hasSuffix("("), !before.hasSuffix("[(") || order.isEmpty {
                order.append(name)
                uses[name] = []
            } else if let current = order.last {
                uses[current, default: []].append(name)
            }
        }
        self.order = order
        self.uses = uses
    }
}
