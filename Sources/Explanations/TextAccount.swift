package import Glyphs
package import Notation
import Terminal
import Typesetting

/// Everything there is to say of a text, for people and for programs.
package struct TextAccount {
    private let source: String
    private let halfCells: Int
    private let chain: FaceChain?
    private let paragraph: Paragraph
    private let lines: [Line]
    private let report: ScriptReport
    private let missing: [MissingGlyph]

    package init(_ text: String, halfCells: Int, chain: FaceChain?) {
        source = text
        self.halfCells = halfCells
        self.chain = chain
        let paragraph = Paragraph(text)
        self.paragraph = paragraph
        lines = paragraph.lines(halfCells: halfCells)
        report = ScriptReport(text)
        missing = chain.map { TextAccount.missing(text, paragraph, $0) } ?? []
    }

    /// Whether nothing is missing and nothing is refused.
    package var isShown: Bool { missing.isEmpty && refused.isEmpty }

    private var refused: [ScriptReport.Finding] {
        report.findings.filter { $0.verdict != .supported }
    }

    /// What no face draws of what could be shown; a joined letter counts by its form, and line
    /// feeds draw nothing.
    private static func missing(
        _ text: String,
        _ paragraph: Paragraph,
        _ chain: FaceChain
    ) -> [MissingGlyph] {
        chain.missing(in: text).filter { glyph in
            paragraph.clusters[glyph.offset].takesRoom
                && ScriptReport(String(glyph.character)).isSupported
        }
            + paragraph.clusters.enumerated().compactMap { offset, cluster in
                guard cluster.takesRoom, chain.glyph(for: cluster.character) != nil,
                    chain.glyph(for: cluster.scalar) == nil
                else { return nil }
                return MissingGlyph(Character(cluster.scalar), offset: offset)
            }
    }

    private func faceName(_ cluster: Cluster) -> String? {
        guard let chain, cluster.takesRoom else { return nil }
        return chain.face(for: Character(cluster.scalar))?.name
    }

    private static func names(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        scalars.map(\.codePointName).joined(separator: " ")
    }

    /// Every place where a line may end, the end of the text included.
    private var opportunities: [Int] { paragraph.opportunities }

    private var forbidden: [(offset: Int, verdict: BreakVerdict)] {
        paragraph.verdicts.enumerated().dropFirst().dropLast()
            .filter { $0.element.kind == .forbidden }
            .map { ($0.offset, $0.element) }
    }

    private static func reason(_ rule: BreakRule) -> String {
        switch rule {
        case .unicode(let number): "UAX #14, rule \(number)"
        case .house(let rule): rule.summary
        }
    }

    private func text(of line: Line) -> String {
        String(paragraph.clusters[line.clusters].map(\.character))
    }

    // MARK: For people

    package var text: String {
        var output = table + "\n\n"
        output +=
            "A line may end before: \(opportunities.map(String.init).joined(separator: " "))\n"
        for (offset, verdict) in forbidden {
            let place = paragraph.explanation(at: offset)
            output += "  \(offset): \(place). \(TextAccount.reason(verdict.rule))\n"
        }
        output += "\nLines of \(halfCells) half-cells:\n"
        for (index, line) in lines.enumerated() {
            let side = line.isRightToLeft ? ", from the right" : ""
            output += "  \(index + 1)  \(text(of: line))  (\(line.width)\(side))\n"
            for warning in line.warnings { output += "     \(warning)\n" }
        }
        for finding in report.findings where finding.verdict == .supported {
            output += "\n\(finding)"
        }
        if !report.findings.isEmpty { output += "\n" }
        output += isShown ? "\nEverything can be shown.\n" : "\nNot shown:\n"
        for finding in refused { output += "  \(finding)\n" }
        for glyph in missing { output += "  no face of \(height) px has \(glyph)\n" }
        for warning in report.warnings { output += "  \(warning)\n" }
        return output
    }

    private var height: Int { chain?.cellHeight ?? 0 }

    private var table: String {
        var table = TextTable(["Offset", "Character", "Code points", "Half-cells", "Face"])
        for (offset, cluster) in paragraph.clusters.enumerated() {
            var points = TextAccount.names(cluster.character.unicodeScalars)
            if cluster.character.unicodeScalars.first != cluster.scalar {
                points += " drawn as \(TextAccount.names([cluster.scalar]))"
            }
            table.add([
                "\(offset)", cluster.takesRoom ? String(cluster.character) : "", points,
                "\(cluster.halfCells)", faceName(cluster) ?? "-",
            ])
        }
        return table.text
    }

    // MARK: For programs

    package var json: JSONValue {
        [
            "text": .string(source),
            "height": chain == nil ? .null : .integer(height),
            "clusters": .array(paragraph.clusters.enumerated().map(json)),
            "breaks": .array(opportunities.map { .integer($0) }),
            "forbidden": .array(
                forbidden.map { offset, verdict in
                    [
                        "offset": .integer(offset), "rule": .string(verdict.rule.description),
                        "reason": .string(TextAccount.reason(verdict.rule)),
                    ]
                }
            ),
            "halfCells": .integer(halfCells),
            "lines": .array(lines.map(json)),
            "refused": .array(
                refused.map { finding in
                    [
                        "kind": .string(finding.kind),
                        "verdict": .string(finding.verdict.rawValue),
                        "reason": .string(finding.reason), "offset": .integer(finding.first),
                        "count": .integer(finding.count),
                    ]
                }
            ),
            "missing": .array(missing.map { .string($0.description) }),
            "warnings": .array(report.warnings.map { .string($0) }),
        ]
    }

    private func json(_ offset: Int, _ cluster: Cluster) -> JSONValue {
        [
            "offset": .integer(offset),
            "text": .string(String(cluster.character)),
            "codePoints": .array(
                cluster.character.unicodeScalars.map { .string($0.codePointName) }
            ),
            "drawnAs": .string(cluster.scalar.codePointName),
            "gb18030": .string(GB18030.hex(of: cluster.scalar)),
            "halfCells": .integer(cluster.halfCells),
            "face": faceName(cluster).map { .string($0) } ?? .null,
        ]
    }

    private func json(_ line: Line) -> JSONValue {
        [
            "from": .integer(line.clusters.lowerBound), "to": .integer(line.clusters.upperBound),
            "text": .string(text(of: line)), "width": .integer(line.width),
            "rightToLeft": .bool(line.isRightToLeft),
            "squeezed": .array(line.squeezed.map { .integer($0) }),
            "warnings": .array(line.warnings.map { .string($0.description) }),
        ]
    }
}
