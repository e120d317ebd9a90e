/// The `Accept` field of a request (RFC 9110 section 12.5.1).
struct Accept {
    private struct Range {
        var type: Substring
        var quality: Int
    }

    private var ranges: [Range] = []

    init(_ text: String) {
        for part in text.split(separator: ",") {
            let pieces = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard let type = pieces.first else { continue }
            let quality = pieces.dropFirst().first { $0.hasPrefix("q=") }
            ranges.append(
                Range(
                    type: type.lowercased()[...],
                    quality: Self.thousandths(quality?.dropFirst(2))
                )
            )
        }
    }

    /// The offered type the client likes best, the first of equals; nil when it takes none.
    func best(of offered: [String]) -> String? {
        guard !ranges.isEmpty else { return offered.first }
        var best: (type: String, quality: Int)?
        for type in offered {
            let quality = quality(of: type)
            if quality > best?.quality ?? 0 { best = (type, quality) }
        }
        return best?.type
    }

    /// The quality of the most exact range that holds a type.
    private func quality(of type: String) -> Int {
        let family = type.prefix { $0 != "/" } + "/*"
        for wanted in [type[...], family[...], "*/*"] {
            if let range = ranges.first(where: { $0.type == wanted }) { return range.quality }
        }
        return 0
    }

    /// `0.85` as 850; 1000 when there is none or it is no number.
    private static func thousandths(_ text: Substring?) -> Int {
        guard let text, let value = Double(text), value >= 0, value <= 1 else { return 1_000 }
        return Int(value * 1_000)
    }
}
