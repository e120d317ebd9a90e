import Testing

@Suite("Size and manners of the source")
struct SizeTests {
    private let tree = SourceTree.here

    private static let lineLimit = 100
    private static let functionLimit = 70
    private static let fileLimit = 600
    private static let moduleLimit = 2_500

    @Test("no line is longer than 100 columns")
    func lines() {
        for file in tree.files {
            for (number, line) in file.lines.enumerated()
            where line.utf8.count > Self.lineLimit && line.count > Self.lineLimit {
                // A string that cannot be broken, such as a digest or a wire dump, may run on.
                guard !line.contains("\"") else { continue }
                Issue.record("\(file.path):\(number + 1) has \(line.count) columns")
            }
        }
    }

    @Test("no file is longer than 600 lines")
    func files() {
        for file in tree.files {
            #expect(file.lines.count <= Self.fileLimit, "\(file.path)")
        }
    }

    @Test("no function is longer than 70 lines")
    func functions() {
        for file in tree.files {
            for found in Functions.lengths(in: file.lines) {
                #expect(
                    found.length <= Self.functionLimit,
                    "\(file.path):\(found.line) is \(found.length) lines long"
                )
            }
        }
    }

    @Test("a module stays within 2,500 lines of code, comments not counted")
    func modules() {
        // Tables that a script wrote are data.
        let written = tree.sources.filter { !$0.path.contains("/Generated/") }
        let byModule = Dictionary(grouping: written, by: \.module)
        for (name, files) in byModule {
            let total = files.reduce(0) { sum, file in
                sum + file.lines.count { !isBlankOrComment($0) }
            }
            #expect(total <= Self.moduleLimit, "\(name) has \(total) lines")
        }
    }

    private func isBlankOrComment(_ line: Substring) -> Bool {
        let text = line.drop { $0 == " " }
        return text.isEmpty || text.hasPrefix("//")
    }

    @Test(
        "what can trap or hide a race is absent, or stands beside its reason",
        arguments: ["try!", "as!", "@unchecked Sendable", "nonisolated(unsafe)", "fatalError("]
    )
    func traps(text: String) {
        for file in tree.files(holding: text) where file.path.hasPrefix("Sources/") {
            for (number, line) in file.lines.enumerated()
            where line.contains(text) && !line.contains("//") {
                let before = file.lines[max(0, number - 4)..<number]
                #expect(
                    before.contains { $0.contains("//") },
                    "\(file.path):\(number + 1) has \(text) without a reason above it"
                )
            }
        }
    }

    @Test("nothing is left for later")
    func nothingLeftUndone() {
        // Joined so that this file does not find itself.
        let words = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "not " + "implemented"]
        for word in words {
            for file in tree.files(holding: word) {
                for (number, line) in file.lines.enumerated() where line.contains(word) {
                    Issue.record("\(file.path):\(number + 1) says \(word)")
                }
            }
        }
    }
}

/// Finds functions by their indentation, which the formatter guarantees.
enum Functions {
    static func lengths(in lines: [Substring]) -> [(line: Int, length: Int)] {
        var found: [(Int, Int)] = []
        for (start, line) in lines.enumerated() {
            let indent = line.prefix { $0 == " " }
            let words = line.dropFirst(indent.count).split(separator: " ")
            guard let at = words.firstIndex(where: { $0 == "func" || $0.hasPrefix("init(") }),
                words[..<at].allSatisfy({ $0.allSatisfy { $0.isLetter || "@()".contains($0) } })
            else { continue }
            let closing = indent + "}"
            guard let end = lines[start...].firstIndex(where: { $0 == closing }) else { continue }
            found.append((start + 1, end - start + 1))
        }
        return found
    }
}

@Suite("The tidy tests themselves can fail")
struct FunctionsTests {
    @Test("a function's length counts from its first to its closing line")
    func counts() {
        let text = """
            struct A {
                func b() {
                    c()
                }

                public init(d: Int) {
                }
            }
            """
        let found = Functions.lengths(
            in: text.split(separator: "\n", omittingEmptySubsequences: false)
        )
        #expect(found.map(\.line) == [2, 6])
        #expect(found.map(\.length) == [3, 2])
    }
}
