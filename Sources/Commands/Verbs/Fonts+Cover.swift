import Glyphs
import Notation
import Publisher

extension FontsVerb {
    /// How many missing characters of a set are listed without --all.
    private static let listed = 100

    @Sendable static func cover(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let chains = try chains(FaceShelf.open(try folder(invocation)), invocation)
        if let set = invocation.value("--set") {
            return try cover(repertoire(set), chains, invocation, console)
        }
        guard invocation.arguments.count == 2 else {
            throw CommandFailure(
                .usage,
                "fonts cover needs the text to check, or --set NAME.",
                remedy: "For example: placard fonts cover 政务公开"
            )
        }
        let text = invocation.arguments[1]
        let missing = chains.map { ($0.cellHeight, $0.missing(in: text)) }
        if invocation.has("--json") {
            console.json(
                .array(
                    missing.map { height, glyphs in
                        [
                            "height": .integer(height),
                            "missing": .array(glyphs.map { .string($0.description) }),
                        ]
                    }
                )
            )
        } else {
            for (height, glyphs) in missing {
                let names = glyphs.map(\.description).joined(separator: ", ")
                console.line("\(height) px: \(glyphs.isEmpty ? "complete" : names)")
            }
        }
        return missing.allSatisfy(\.1.isEmpty) ? .success : .failure
    }

    private static func repertoire(_ name: String) throws(CommandFailure) -> Repertoire {
        if let found = Repertoire.named(name) { return found }
        let near = nearestName(to: name, among: Repertoire.names)
        throw CommandFailure(
            .usage,
            "there is no set “\(name)”.",
            remedy: near.map { "Did you mean \($0)?" }
                ?? "Sets are: \(Repertoire.names.joined(separator: ", "))."
        )
    }

    private static func cover(
        _ set: Repertoire,
        _ chains: [FaceChain],
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let missing = chains.map { set.missing(in: $0) }
        if invocation.has("--json") {
            console.json([
                "set": .string(set.name), "characters": .integer(set.entries.count),
                "heights": .array(
                    zip(chains, missing).map { chain, entries in
                        [
                            "height": .integer(chain.cellHeight),
                            "covered": .integer(set.entries.count - entries.count),
                            "missing": .array(entries.map { .string(name(of: $0)) }),
                        ]
                    }
                ),
            ])
            return missing.allSatisfy(\.isEmpty) ? .success : .failure
        }
        console.line("\(set.name): \(set.title), \(set.entries.count) characters")
        for (chain, entries) in zip(chains, missing) {
            let covered = set.entries.count - entries.count
            console.line(
                "\(chain.cellHeight) px: \(covered) of \(set.entries.count), "
                    + percentage(covered, of: set.entries.count)
            )
            let shown = invocation.has("--all") ? entries[...] : entries.prefix(listed)
            for entry in shown { console.line("  \(name(of: entry))") }
            if shown.count < entries.count {
                console.line("  and \(entries.count - shown.count) more; --all lists them")
            }
        }
        return missing.allSatisfy(\.isEmpty) ? .success : .failure
    }

    /// `"𰻝" U+30EDD, GB18030 9835F336, number 8105`.
    private static func name(of entry: Repertoire.Entry) -> String {
        let character = Character(entry.scalar)
        let position = entry.position.isEmpty ? "" : ", " + entry.position
        return "\"\(character)\" \(MissingGlyph.names(of: character))\(position)"
    }

    /// Hundredths are cut, not rounded, so that 100% means all.
    private static func percentage(_ part: Int, of whole: Int) -> String {
        let hundredths = part * 10_000 / max(1, whole)
        let digits = String(hundredths % 100)
        return "\(hundredths / 100).\(digits.count < 2 ? "0" : "")\(digits)%"
    }
}
