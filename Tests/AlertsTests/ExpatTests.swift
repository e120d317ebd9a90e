import TestKit
import Testing

@testable import Alerts

@Suite("XML as expat reads it")
struct ExpatTests {
    private static let script = """
        import sys, json
        import xml.etree.ElementTree as tree
        def show(node):
            name = node.tag
            marks = sorted(node.attrib.items())
            inner = [node.text or ""]
            for child in node:
                inner += [show(child), child.tail or ""]
            return [name, marks, inner]
        data = sys.stdin.buffer.read()
        at = 0
        while at < len(data):
            size = int.from_bytes(data[at:at + 4], "big")
            part = data[at + 4:at + 4 + size]
            at += 4 + size
            try:
                print(json.dumps(show(tree.fromstring(part)), ensure_ascii=True))
            except (tree.ParseError, ValueError, LookupError) as error:
                print("refused:", str(error).replace("\\n", " "))
        """

    private static let seeds: [String] = [
        AlertSample.text,
        "<a x='1' y=\"2&lt;&#65;&#x4E2D;\">t<b/>u<!-- c --><?p q?><![CDATA[<&]]]>v</a>",
        "<p:a xmlns:p='u:1' xmlns='u:2' p:x='1' x='2'><b xmlns=''/><p:c>\r\n\t</p:c></p:a>",
        "<?xml version='1.0' standalone='yes'?>\n<!-- c --><甲 乙='丙'>丁</甲>\n<?end?>",
        "<a>&amp;&lt;&gt;&apos;&quot;&#10;</a>",
    ]

    private static let pieces: [String] = [
        "<", ">", "/", "&", ";", "\"", "'", "=", " ", "\n", "\r", "\t", "]]>", "<!--", "-->", "--",
        "<![CDATA[", "<?x y?>", "<?xml version='1.0'?>", "&#x0;", "&#xD800;", "&#65;", "&nbsp;",
        "xmlns=''", " xmlns:p=''", " xmlns:q='u:1'", "xml:lang='zh'", "p:", ":", "\u{0}", "\u{1}",
        "\u{FFFE}", "\u{FEFF}", "<b>", "</b>", "<b/>", "-", ".", "1", "甲", "<!DOCTYPE a>", " x='1'",
    ]

    /// A seed with one to three accidents.
    private func mutated(_ random: inout SplitMix64) -> [UInt8] {
        let seed = Self.seeds[Int.random(in: 0..<Self.seeds.count, using: &random)]
        var text = Array(seed.unicodeScalars)
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let at = Int.random(in: 0...text.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                let end = min(text.count, at + Int.random(in: 1...6, using: &random))
                text.removeSubrange(at..<end)
            case 1:
                let end = min(text.count, at + Int.random(in: 1...20, using: &random))
                text.insert(contentsOf: Array(text[at..<end]), at: at)
            default:
                let piece = Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
                text.insert(contentsOf: piece.unicodeScalars, at: at)
            }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text)
        return Array(String(view).utf8)
    }

    private func shown(_ element: XMLElement) -> String {
        func name(_ name: XMLElement.Name) -> String {
            name.space.isEmpty ? name.local : "{\(name.space)}\(name.local)"
        }
        let marks = element.attributes.map { (name($0.key), $0.value) }
            .sorted { $0.0.unicodeScalars.lexicographicallyPrecedes($1.0.unicodeScalars) }
            .map { "[\(quoted($0.0)), \(quoted($0.1))]" }
        var inner: [String] = []
        var text = ""
        for content in element.contents {
            switch content {
            case .text(let part): text += part
            case .element(let child):
                inner += [quoted(text), shown(child)]
                text = ""
            }
        }
        inner.append(quoted(text))
        return "[\(quoted(name(element.name))), [\(marks.joined(separator: ", "))], "
            + "[\(inner.joined(separator: ", "))]]"
    }

    private func quoted(_ text: String) -> String {
        var result = "\""
        for unit in text.utf16 {
            switch unit {
            case 0x22: result += "\\\""
            case 0x5C: result += "\\\\"
            case 0x0A: result += "\\n"
            case 0x0D: result += "\\r"
            case 0x09: result += "\\t"
            case 0x20...0x7E: result.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
            default:
                let digits = String(unit, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return result + "\""
    }

    @Test(
        "3,000 broken documents are taken or refused alike, and what is taken reads alike",
        .enabled(if: PythonJudge.isPresent, "needs python3"),
        arguments: [1, 2, 3]
    )
    func alike(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let documents =
            (0..<1_000).map { _ in mutated(&random) } + Self.seeds.map { Array($0.utf8) }
        let input = documents.flatMap { document in
            withUnsafeBytesOf(UInt32(document.count)) + document
        }
        let output = String(decoding: try PythonJudge.run(Self.script, input: input), as: UTF8.self)
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count == documents.count)
        var taken = 0
        for (document, line) in zip(documents, lines) {
            let text = String(decoding: document, as: UTF8.self)
            do {
                let ours = shown(try XMLParser.read(document))
                #expect(ours == line, "seed \(seed): \(text)")
                taken += 1
            } catch {
                if error.isBeyondLimits { continue }
                #expect(line.hasPrefix("refused:"), "seed \(seed): \(error) in \(text)")
            }
        }
        #expect(taken > 80)
    }

    private func withUnsafeBytesOf(_ value: UInt32) -> [UInt8] {
        stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
    }

    @Test(
        "what could grow or fetch is refused",
        arguments: [
            "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<?xml version='1.0' encoding='GBK'?><a/>",
            String(repeating: "<a>", count: 33) + String(repeating: "</a>", count: 33),
            "<a>" + String(repeating: "<b/>", count: 20_000) + "</a>",
            String(repeating: " ", count: 1 << 20) + "<a/>",
            "<a " + (0...64).map { "a\($0)=''" }.joined(separator: " ") + "/>",
        ]
    )
    func bounded(text: String) {
        let error = #expect(throws: AlertError.self) { try XMLParser.read(Array(text.utf8)) }
        #expect(error?.isBeyondLimits == true)
    }
}
