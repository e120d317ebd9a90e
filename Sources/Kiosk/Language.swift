import HTTP

/// Which labels a reader gets: Chinese always, English beside it for those who ask.
///
/// Whoever asks by the switch keeps the choice without a cookie: every link on the page goes on
/// below `/en` or `/zh`.
struct Language {
    /// Whether English stands beside the Chinese.
    var isEnglish = false
    /// What every link begins with; empty when the browser's own wish decides.
    var prefix = ""

    private static let prefixes = ["en", "zh"]

    /// Whether a path says by itself which labels are wanted.
    static func isChosen(inPath path: String) -> Bool {
        let bytes = path.utf8
        guard bytes.count == 3 || bytes.dropFirst(3).first == UInt8(ascii: "/") else {
            return false
        }
        return path.hasPrefix("/en") || path.hasPrefix("/zh")
    }

    /// What a request asks for, and the segments of its path without the choice.
    static func of(_ request: Request) -> (language: Language, segments: ArraySlice<String>) {
        let segments = request.target.segments[...]
        if let first = segments.first, prefixes.contains(first) {
            let language = Language(isEnglish: first == "en", prefix: "/" + first)
            return (language, segments.dropFirst())
        }
        if let word = request.target.parameter("lang"), prefixes.contains(word) {
            return (Language(isEnglish: word == "en", prefix: "/" + word), segments)
        }
        return (Language(isEnglish: prefersEnglish(request.acceptLanguage)), segments)
    }

    /// Whether the reader's browser likes English better than Chinese (RFC 9110 section 12.5.4).
    static func prefersEnglish(_ acceptLanguage: String) -> Bool {
        guard !acceptLanguage.isEmpty else { return false }
        var best = (english: 0.0, chinese: 0.0)
        for part in acceptLanguage.split(separator: ",") {
            let pieces = part.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let tag = pieces.first?.lowercased() else { continue }
            let weight =
                pieces.dropFirst().first { $0.hasPrefix("q=") }
                .flatMap { Double($0.dropFirst(2)) } ?? 1
            if tag.hasPrefix("en") { best.english = max(best.english, weight) }
            if tag.hasPrefix("zh") { best.chinese = max(best.chinese, weight) }
        }
        return best.english > best.chinese
    }
}
