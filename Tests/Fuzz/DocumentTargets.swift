import Glyphs
import HTTP
import Messages
import Notation
import Overrides
import Pictures
import Tabular

extension FuzzTarget {
    /// What comes from other programs: requests, files, fonts.
    static let documents: [FuzzTarget] = [
        FuzzTarget(name: "http") { bytes in
            var whole = RequestParser()
            whole.append(bytes)
            var piecewise = RequestParser()
            var steps: [RequestParser.Step] = []
            for byte in bytes {
                piecewise.append(CollectionOfOne(byte))
                while steps.count <= bytes.count {
                    let step = piecewise.next()
                    if step == .needsMore { break }
                    steps.append(step)
                    if case .refused = step { break }
                }
                if case .refused? = steps.last { break }
            }
            for step in steps { precondition(whole.next() == step, "\(step)") }
        },
        FuzzTarget(name: "json") { bytes in
            for dialect in [JSONDialect.json, .json5] {
                guard let node = try? JSONReader.read(bytes, dialect: dialect) else { continue }
                let value = JSONValue(node)
                let text = value.canonicalText
                guard let again = try? JSONReader.read(text) else {
                    preconditionFailure("what was written cannot be read: \(text)")
                }
                precondition(JSONValue(again).canonicalText == text)
            }
        },
        FuzzTarget(name: "csv") { _ = try? CSVDocument.read($0) },
        FuzzTarget(name: "picture") { _ = try? PictureReader.read($0) },
        FuzzTarget(name: "bdf") { _ = try? BDFReader.read($0) },
        FuzzTarget(name: "pcf") { _ = try? PCFReader.read($0) },
        FuzzTarget(name: "face") { bytes in
            guard let face = try? Face(FaceStorage(bytes: bytes)) else { return }
            let chain = FaceChain([face])
            _ = GlyphStrip("政务公开 Aa09\u{10FFFF}", faces: chain)
        },
        FuzzTarget(name: "message") { _ = try? SpoolMessage($0) },
        FuzzTarget(name: "blackout") { bytes in
            guard let text = String(validating: bytes, as: UTF8.self) else { return }
            _ = try? BlackoutNote.read(text)
        },
    ]
}
