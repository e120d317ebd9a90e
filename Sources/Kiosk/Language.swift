import HTTP

/// Which labels a reader gets: Chinese always, English beside it for those who ask.
enum Language {
    /// Whether the reader likes English better than Chinese (RFC 9110 section 12.5.4).
    static func prefersEnglish(_ request: Request) -> Bool {
        var best = (english: 0.0, chinese: 0.0)
        for part in request.acceptLanguage.split(separator: ",") {
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
